#include "widgets/neighbors_view.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/drift_view.h"
#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/neighbor_delegate.h"
#include "widgets/neighbor_filter.h"
#include "widgets/neighbor_model.h"
#include "widgets/selection.h"

namespace ptw {

NeighborsView::NeighborsView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      selection_(selection),
      model_(new NeighborModel(this)),
      filter_(new NeighborFilter(this)),
      delegate_(new NeighborDelegate(this)) {
  filter_->setSourceModel(model_);
  build();
  retranslate();
  showPage();
  connect(selection_, &Selection::tokenChanged, this, &NeighborsView::selectInTable);
}

void NeighborsView::build() {
  auto* layout = new QVBoxLayout(this);
  auto* splitter = new QSplitter(Qt::Vertical, this);
  auto* top = new QWidget(splitter);
  auto* topLayout = new QVBoxLayout(top);
  topLayout->setContentsMargins(0, 0, 0, 0);
  topLayout->addWidget(buildControls());
  buildTable();
  caption_ = smallPrint(top);
  topLayout->addWidget(pages_, 1);
  topLayout->addWidget(caption_);
  drift_ = new DriftView(splitter);
  splitter->addWidget(top);
  splitter->addWidget(drift_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 1);
  splitter->setChildrenCollapsible(false);
  layout->addWidget(splitter);
  drift_->hide();
  connect(selection_, &Selection::tokenChanged, drift_,
          [this](int token) { drift_->setVisible(token >= 0); });
}

QWidget* NeighborsView::buildControls() {
  auto* bar = new QWidget(this);
  auto* layout = new FlowLayout(bar);
  similarity_ = new QComboBox(bar);
  similarity_->setObjectName("similarity");
  for (const auto similarity : {Similarity::cosine, Similarity::euclidean, Similarity::dot})
    similarity_->addItem(similarityName(similarity), static_cast<int>(similarity));
  countLabel_ = new QLabel(bar);
  count_ = new QSpinBox(bar);
  count_->setObjectName("count");
  count_->setRange(1, 20);
  count_->setValue(model_->pieceCount());
  countLabel_->setBuddy(count_);
  search_ = new QLineEdit(bar);
  search_->setObjectName("search");
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 20);
  hideSpecial_ = new QCheckBox(bar);
  hideSpecial_->setObjectName("hideSpecial");
  hideSpecial_->setChecked(true);
  export_ = new ExportButton("neighbors", bar);
  export_->addTable([this] { return model_->csv(); });
  for (QWidget* control : std::initializer_list<QWidget*>{similarity_, countLabel_, count_, search_,
                                                          hideSpecial_, export_})
    layout->addWidget(control);
  connect(similarity_, &QComboBox::currentIndexChanged, this,
          [this] { Q_EMIT similarityChanged(similarity()); });
  connect(count_, &QSpinBox::valueChanged, this, &NeighborsView::countChanged);
  connect(search_, &QLineEdit::textChanged, this, &NeighborsView::filterBy);
  connect(hideSpecial_, &QCheckBox::toggled, model_, &NeighborModel::setSpecialHidden);
  return bar;
}

void NeighborsView::buildTable() {
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  table_ = new QTableView(pages_);
  table_->setModel(filter_);
  table_->setItemDelegate(delegate_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setShowGrid(false);
  table_->setSortingEnabled(true);
  table_->sortByColumn(NeighborModel::tokenColumn, Qt::AscendingOrder);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->viewport()->installEventFilter(this);
  table_->installEventFilter(this);
  pages_->addWidget(empty_);
  pages_->addWidget(table_);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &NeighborsView::tokenChosen);
}

void NeighborsView::showReport(const NeighborReport& report) {
  {
    const QScopedValueRollback guard(updating_, true);
    model_->setReport(report);
  }
  selectInTable(selection_->token());
  showPage();
}

void NeighborsView::showDrift(const DriftReport& report) {
  drift_->showDrift(report);
  drift_->show();
}

void NeighborsView::clear() {
  {
    const QScopedValueRollback guard(updating_, true);
    model_->clear();
  }
  drift_->clear();
  showPage();
}

Similarity NeighborsView::similarity() const {
  return static_cast<Similarity>(similarity_->currentData().toInt());
}

int NeighborsView::neighborCount() const {
  return count_->value();
}

void NeighborsView::tokenChosen(const QModelIndex& current) {
  if (updating_ || !current.isValid()) return;
  selection_->setToken(model_->tokenAt(filter_->mapToSource(current).row()));
}

void NeighborsView::selectInTable(int token) {
  const int row = model_->rowOf(token);
  const auto index = row < 0
                         ? QModelIndex()
                         : filter_->mapFromSource(model_->index(row, NeighborModel::tokenColumn));
  const auto current = table_->currentIndex();
  if (index.isValid() && current.isValid() && index.row() == current.row() &&
      table_->selectionModel()->isRowSelected(index.row()))
    return;
  const QScopedValueRollback guard(updating_, true);
  if (!index.isValid()) {
    table_->selectionModel()->clear();
    return;
  }
  const int column = current.isValid() ? current.column() : int(NeighborModel::tokenColumn);
  table_->setCurrentIndex(index.siblingAtColumn(column));
  table_->scrollTo(table_->currentIndex());
}

void NeighborsView::filterBy(const QString& text) {
  {
    const QScopedValueRollback guard(updating_, true);
    delegate_->setHighlight(text);
    filter_->setText(text);
  }
  table_->viewport()->update();
  selectInTable(selection_->token());
}

void NeighborsView::countChanged(int count) {
  model_->setPieceCount(count);
  setColumnWidths();
  Q_EMIT neighborCountChanged(count);
}

/// The first columns take what they need, the pieces share what is left, or scroll.
void NeighborsView::setColumnWidths() {
  const auto metrics = table_->fontMetrics();
  auto* header = table_->horizontalHeader();
  int left = table_->viewport()->width();
  for (int column = 0; column < NeighborModel::firstPieceColumn; ++column) {
    const int width = std::max(header->sectionSizeHint(column),
                               metrics.horizontalAdvance("0000.00") + metrics.height());
    header->resizeSection(column, column == 0 ? header->sectionSizeHint(column) : width);
    left -= header->sectionSize(column);
  }
  const int width = std::max(metrics.horizontalAdvance('0') * 11, left / model_->pieceCount());
  for (int i = 0; i < model_->pieceCount(); ++i)
    header->resizeSection(NeighborModel::firstPieceColumn + i, width);
}

void NeighborsView::copy() const {
  auto rows = table_->selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  QString text;
  for (const auto& row : rows) {
    QStringList fields;
    for (int column = 0; column < filter_->columnCount(); ++column)
      fields << row.siblingAtColumn(column).data().toString();
    text += fields.join('\t') + '\n';
  }
  if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
}

bool NeighborsView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_->viewport() && event->type() == QEvent::Resize) setColumnWidths();
  if (watched == table_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void NeighborsView::showPage() {
  const bool empty = model_->rowCount() == 0;
  pages_->setCurrentWidget(empty ? static_cast<QWidget*>(empty_) : table_);
  export_->setEnabled(!empty);
  const auto compared = model_->comparedStep();
  caption_->setVisible(!empty);
  caption_->setText(compared < 0 ? tr("Step %1").arg(model_->report().step)
                                 : tr("Step %1. Bold with a dot: new in its row since step %2.")
                                       .arg(model_->report().step)
                                       .arg(compared));
}

void NeighborsView::retranslate() {
  for (int i = 0; i < similarity_->count(); ++i)
    similarity_->setItemText(
        i, similarityName(static_cast<Similarity>(similarity_->itemData(i).toInt())));
  similarity_->setAccessibleName(tr("Similarity"));
  similarity_->view()->setAccessibleName(tr("Similarity"));
  similarity_->setToolTip(tr("How nearness of a soft token and a vocabulary piece is measured"));
  countLabel_->setText(tr("&Pieces"));
  count_->setAccessibleName(tr("Pieces in a row"));
  count_->setToolTip(tr("How many of the nearest pieces each row shows"));
  search_->setPlaceholderText(tr("Find a piece"));
  search_->setAccessibleName(tr("Find a piece"));
  search_->setToolTip(tr("Shows only the tokens that are near a piece with this text"));
  hideSpecial_->setText(tr("Hide special"));
  hideSpecial_->setAccessibleName(tr("Hide special pieces"));
  hideSpecial_->setToolTip(
      tr("Leaves out padding, end, unknown and sentinel pieces, which are no words"));
  empty_->setText(
      tr("Start a run or open one: the vocabulary pieces nearest to each soft token appear here."));
  table_->setAccessibleName(tr("Nearest pieces of every soft token"));
  setWhatsThis(
      tr("One row per soft token: its norm, how far it moved since the start, and the vocabulary "
         "pieces nearest to it. The deeper the shade, the nearer the piece; a short line marks "
         "the start of a word. Click a row and every view follows."));
  model_->retranslate();
  showPage();
}

void NeighborsView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
