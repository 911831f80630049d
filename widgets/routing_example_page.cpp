#include "widgets/routing_example_page.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTableView>
#include <algorithm>

#include "widgets/copy_rows.h"
#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/routing_bar_delegate.h"
#include "widgets/routing_example_filter.h"
#include "widgets/routing_example_model.h"
#include "widgets/routing_style.h"
#include "widgets/selection.h"

namespace ptw {

RoutingExamplePage::RoutingExamplePage(Selection* selection, QWidget* parent)
    : ViewPage("routing-examples", parent),
      selection_(selection),
      model_(new RoutingExampleModel(this)),
      filter_(new RoutingExampleFilter(model_, this)) {
  setControls(buildControls());
  buildTable();
  setContent(table_);
  exports()->addTable([this] { return filter_->csv(); });
  filter_->setPrompt(selection->prompt());
  connect(selection, &Selection::promptChanged, this, [this](int prompt) {
    filter_->setPrompt(prompt);
    showCount();
  });
  RoutingExamplePage::retranslate();
}

QWidget* RoutingExamplePage::buildControls() {
  auto* bar = new QWidget(this);
  auto* layout = new FlowLayout(bar);
  search_ = new QLineEdit(bar);
  search_->setObjectName("search");
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 24);
  labels_ = new QComboBox(bar);
  labels_->setObjectName("class");
  labels_->addItem(QString(), -1);
  labels_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  labels_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 24);
  layout->addWidget(search_);
  layout->addWidget(labels_);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filter_->setText(text);
    showCount();
  });
  connect(labels_, &QComboBox::currentIndexChanged, this, [this] {
    filter_->setLabel(labels_->currentData().toInt());
    showCount();
  });
  return bar;
}

void RoutingExamplePage::buildTable() {
  table_ = new QTableView(this);
  table_->setObjectName("examples");
  table_->setModel(filter_);
  table_->setItemDelegate(new RoutingBarDelegate(table_));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setShowGrid(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 8 / 5);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSortIndicator(-1, Qt::AscendingOrder);
  header->setSortIndicatorClearable(true);
  table_->setSortingEnabled(true);
  table_->viewport()->installEventFilter(this);
  table_->installEventFilter(this);
  connect(table_, &QTableView::doubleClicked, this, &RoutingExamplePage::open);
}

void RoutingExamplePage::showReport(const RoutingReport& report) {
  const bool sameColumns =
      report.prompts == model_->report().prompts && report.labels == model_->report().labels;
  model_->setReport(report);
  if (!sameColumns) {
    listLabels();
    setColumnWidths();
  }
  setFilled(!report.examples.empty());
  showCount();
}

void RoutingExamplePage::clear() {
  model_->clear();
  listLabels();
  setFilled(false);
}

void RoutingExamplePage::listLabels() {
  const auto& names = model_->report().labels;
  const QSignalBlocker quiet(labels_);
  while (labels_->count() > 1) labels_->removeItem(1);
  for (std::size_t i = 0; i < names.size(); ++i)
    labels_->addItem(QString::fromStdString(names[i]), static_cast<int>(i));
  labels_->setCurrentIndex(0);
  filter_->setLabel(-1);
  labels_->setVisible(!names.empty());
  table_->setColumnHidden(RoutingExampleModel::classColumn, names.empty());
}

void RoutingExamplePage::setLabel(int label) {
  labels_->setCurrentIndex(labels_->findData(label));
}

void RoutingExamplePage::focusTable() {
  table_->setFocus();
}

/// The probabilities take what they need, the input what is left, or the table scrolls.
void RoutingExamplePage::setColumnWidths() {
  const auto metrics = table_->fontMetrics();
  auto* header = table_->horizontalHeader();
  const int digit = metrics.horizontalAdvance('0');
  int left = table_->viewport()->width();
  for (int column = RoutingExampleModel::classColumn; column < filter_->columnCount(); ++column) {
    if (table_->isColumnHidden(column)) continue;
    const auto heading = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int width = column == RoutingExampleModel::classColumn
                          ? digit * 8
                          : std::max(metrics.horizontalAdvance(heading) + 2 * digit,
                                     metrics.horizontalAdvance("100 %") + 4);
    header->resizeSection(column, width);
    left -= header->sectionSize(column);
  }
  header->resizeSection(RoutingExampleModel::inputColumn, std::max(digit * 12, left));
}

void RoutingExamplePage::open(const QModelIndex& row) {
  if (!row.isValid()) return;
  const auto& example = model_->example(filter_->mapToSource(row).row());
  Q_EMIT exampleOpened(QString::fromStdString(example.input));
}

bool RoutingExamplePage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_->viewport() && event->type() == QEvent::Resize) setColumnWidths();
  if (watched == table_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter) open(table_->currentIndex());
    if (key->matches(QKeySequence::Copy)) copyRows(*table_);
    if (enter || key->matches(QKeySequence::Copy)) return true;
  }
  return ViewPage::eventFilter(watched, event);
}

void RoutingExamplePage::showCount() {
  const auto count = tr("%1 of %2 dev examples").arg(filter_->rowCount()).arg(model_->rowCount());
  const int prompt = selection_->prompt();
  const auto shown = prompt < 0 ? count : tr("%1, those of %2").arg(count, promptName(prompt));
  setTexts(tr("Step %1: %2. Enter or a double click tries an example.")
               .arg(model_->report().step)
               .arg(shown),
           tr("The dev examples, each with the prompt that the router gives it, will be listed "
              "here."));
}

void RoutingExamplePage::retranslate() {
  search_->setPlaceholderText(tr("Find a text"));
  search_->setAccessibleName(tr("Find a text in the examples"));
  search_->setToolTip(tr("Shows only the examples that contain this text"));
  labels_->setItemText(0, tr("All classes"));
  labels_->setAccessibleName(tr("Class"));
  labels_->view()->setAccessibleName(tr("Class"));
  labels_->setToolTip(tr("Shows only the examples of one class"));
  table_->setAccessibleName(tr("Examples and their prompts"));
  table_->setWhatsThis(
      tr("One row per dev example: its class, the prompt that the router chose, and the router's "
         "probability of every prompt (SMoP, Choi et al. 2023: p = softmax(u x)); the chosen one "
         "stands "
         "in a frame. A click on a heading sorts, the third one brings back the data's order."));
  model_->retranslate();
  showCount();
}

}  // namespace ptw
