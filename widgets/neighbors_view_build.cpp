// How the neighbours view is put together, and what its parts are called.
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/column_scroll.h"
#include "widgets/control_bar.h"
#include "widgets/drift_view.h"
#include "widgets/export_button.h"
#include "widgets/labels.h"
#include "widgets/neighbor_delegate.h"
#include "widgets/neighbor_filter.h"
#include "widgets/neighbor_model.h"
#include "widgets/neighbors_view.h"
#include "widgets/selection.h"

namespace ptw {

void NeighborsView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  auto* scroll = new ColumnScroll(this);
  auto* splitter = new QSplitter(Qt::Vertical, scroll);
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
  scroll->setWidget(splitter);
  layout->addWidget(scroll);
  drift_->hide();
  connect(selection_, &Selection::tokenChanged, drift_,
          [this](int token) { drift_->setVisible(token >= 0); });
}

QWidget* NeighborsView::buildControls() {
  controls_ = new ControlBar(this);
  similarity_ = new QComboBox(controls_);
  similarity_->setObjectName("similarity");
  for (const auto similarity : {Similarity::cosine, Similarity::euclidean, Similarity::dot})
    similarity_->addItem(similarityName(similarity), static_cast<int>(similarity));
  prompt_ = new QComboBox(controls_);
  prompt_->setObjectName("prompt");
  search_ = new QLineEdit(controls_);
  search_->setObjectName("search");
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 20);
  hideSpecial_ = new QCheckBox(controls_);
  hideSpecial_->setObjectName("hideSpecial");
  hideSpecial_->setChecked(true);
  export_ = new ExportButton("neighbors", controls_);
  export_->addTable([this] { return model_->csv(); });
  controls_->addControl(prompt_);
  controls_->addExtra(similarity_);
  controls_->addExtra(countRow());
  controls_->addControl(search_);
  controls_->addExtra(hideSpecial_);
  controls_->addControl(export_);
  connect(similarity_, &QComboBox::currentIndexChanged, this,
          [this] { Q_EMIT similarityChanged(similarity()); });
  connect(prompt_, &QComboBox::activated, this,
          [this](int index) { selection_->setPrompt(index - 1); });
  connect(search_, &QLineEdit::textChanged, this, &NeighborsView::filterBy);
  connect(hideSpecial_, &QCheckBox::toggled, model_, &NeighborModel::setSpecialHidden);
  return controls_;
}

QWidget* NeighborsView::countRow() {
  auto* row = new QWidget(controls_);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  countLabel_ = new QLabel(row);
  count_ = new QSpinBox(row);
  count_->setObjectName("count");
  count_->setRange(1, 20);
  count_->setValue(model_->pieceCount());
  countLabel_->setBuddy(count_);
  layout->addWidget(countLabel_);
  layout->addWidget(count_);
  connect(count_, &QSpinBox::valueChanged, this, &NeighborsView::countChanged);
  return row;
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

void NeighborsView::retranslate() {
  for (int i = 0; i < similarity_->count(); ++i)
    similarity_->setItemText(
        i, similarityName(static_cast<Similarity>(similarity_->itemData(i).toInt())));
  similarity_->setAccessibleName(tr("Similarity"));
  similarity_->view()->setAccessibleName(tr("Similarity"));
  similarity_->setToolTip(tr("How nearness of a soft token and a vocabulary piece is measured"));
  prompt_->setAccessibleName(tr("Prompt"));
  prompt_->view()->setAccessibleName(tr("Prompt"));
  prompt_->setToolTip(tr("The prompt of the mixture whose tokens are shown"));
  for (int entry = 0; entry < prompt_->count(); ++entry)
    prompt_->setItemText(entry, entry == 0 ? tr("All prompts") : tr("Prompt %1").arg(entry));
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
      tr("Start a run or open one: the vocabulary pieces nearest to each soft token appear here. A "
         "method without a soft prompt, such as prefix-tuning, has none."));
  table_->setAccessibleName(tr("Nearest pieces of every soft token"));
  setWhatsThis(
      tr("One row per soft token: its norm, how far it moved since the start, and the vocabulary "
         "pieces nearest to it. The deeper the shade, the nearer the piece; a short line marks "
         "the start of a word. Click a row and every view follows."));
  model_->retranslate();
  showPage();
}

}  // namespace ptw
