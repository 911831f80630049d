#include "widgets/routing_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/column_scroll.h"
#include "widgets/labels.h"
#include "widgets/routing_balance.h"
#include "widgets/routing_class_page.h"
#include "widgets/routing_counts.h"
#include "widgets/routing_example_page.h"
#include "widgets/routing_prompt_page.h"
#include "widgets/routing_style.h"
#include "widgets/routing_time_page.h"
#include "widgets/routing_try_page.h"
#include "widgets/selection.h"

namespace ptw {

RoutingView::RoutingView(Selection* selection, QWidget* parent)
    : QWidget(parent), selection_(selection) {
  build();
  connectPages();
  retranslate();
}

void RoutingView::build() {
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  auto* scroll = new ColumnScroll(pages_);
  auto* content = new QWidget(scroll);
  tabs_ = new QTabWidget(content);
  tabs_->setDocumentMode(true);
  time_ = new RoutingTimePage(selection_, tabs_);
  classes_ = new RoutingClassPage(selection_, tabs_);
  examples_ = new RoutingExamplePage(selection_, tabs_);
  pieces_ = new RoutingPromptPage(selection_, tabs_);
  try_ = new RoutingTryPage(selection_, tabs_);
  for (QWidget* page : std::initializer_list<QWidget*>{time_, classes_, examples_, pieces_, try_})
    tabs_->addTab(page, QString());
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(buildHeader());
  column->addWidget(tabs_, 1);
  pages_->addWidget(empty_);
  scroll->setWidget(content);
  pages_->addWidget(scroll);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->addWidget(pages_);
}

QWidget* RoutingView::buildHeader() {
  auto* header = new QWidget(this);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(4, 0, 4, 0);
  balance_ = new RoutingBalance(header);
  prompts_ = new QComboBox(header);
  prompts_->setObjectName("prompt");
  prompts_->addItem(QString(), -1);
  prompts_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  row->addWidget(balance_, 1);
  row->addWidget(prompts_, 0, Qt::AlignTop);
  return header;
}

void RoutingView::connectPages() {
  connect(prompts_, &QComboBox::currentIndexChanged, this,
          [this] { selection_->setPrompt(prompts_->currentData().toInt()); });
  connect(selection_, &Selection::promptChanged, this, &RoutingView::selectInList);
  connect(time_, &RoutingTimePage::stepClicked, this, &RoutingView::stepClicked);
  connect(try_, &RoutingTryPage::asked, this, &RoutingView::asked);
  connect(classes_, &RoutingClassPage::classOpened, this, [this](int label) {
    examples_->setLabel(label);
    tabs_->setCurrentWidget(examples_);
    examples_->focusTable();
  });
  connect(examples_, &RoutingExamplePage::exampleOpened, this, [this](const QString& input) {
    tabs_->setCurrentWidget(try_);
    try_->tryInput(input);
  });
}

void RoutingView::showReport(const RoutingReport& report) {
  const auto counts = countRouting(report);
  reported_ = true;
  setPrompts(report.prompts);
  setShares(promptShares(counts));
  classes_->showReport(report, counts);
  examples_->showReport(report);
  pages_->setCurrentIndex(1);
}

void RoutingView::showHistory(const RoutingHistory& history) {
  time_->showHistory(history);
  if (history.steps.empty()) return;
  setPrompts(history.prompts);
  if (!reported_) setShares(history.shares.back());
  pages_->setCurrentIndex(1);
}

void RoutingView::showNeighbors(const NeighborReport& report) {
  pieces_->showNeighbors(report);
}

void RoutingView::setCursorStep(std::optional<std::int64_t> step) {
  time_->setCursorStep(step);
}

void RoutingView::showAnswer(const RoutedAnswer& answer) {
  try_->showAnswer(answer);
}

void RoutingView::showBusy() {
  try_->showBusy();
}

void RoutingView::showProblem(const QString& sentence) {
  try_->showProblem(sentence);
}

void RoutingView::showFault(const QString& sentence) {
  clear();
  fault_ = sentence;
  retranslate();
}

void RoutingView::clear() {
  fault_.clear();
  reported_ = false;
  setShares({});
  time_->clear();
  classes_->clear();
  examples_->clear();
  pieces_->clear();
  try_->clear();
  pages_->setCurrentIndex(0);
  retranslate();
}

QString RoutingView::input() const {
  return try_->input();
}

void RoutingView::setPrompts(int prompts) {
  if (selection_->prompt() >= prompts) selection_->setPrompt(-1);
  if (prompts_->count() == prompts + 1) return;
  const QSignalBlocker quiet(prompts_);
  while (prompts_->count() > 1) prompts_->removeItem(1);
  for (int prompt = 0; prompt < prompts; ++prompt) prompts_->addItem(promptName(prompt), prompt);
  showIcons();
  selectInList(selection_->prompt());
}

void RoutingView::setShares(const std::vector<double>& shares) {
  balance_->setShares(shares);
  pieces_->showShares(shares);
}

void RoutingView::selectInList(int prompt) {
  const QSignalBlocker quiet(prompts_);
  prompts_->setCurrentIndex(prompts_->findData(prompt));
}

void RoutingView::showIcons() {
  for (int i = 1; i < prompts_->count(); ++i)
    prompts_->setItemIcon(i, promptIcon(i - 1, palette()));
}

void RoutingView::retranslate() {
  empty_->setText(fault_.isEmpty() ? tr("Train with the method SMoP, or open a run that did: which "
                                        "prompt of the mixture its "
                                        "router gives to each example will be shown here.")
                                   : fault_);
  prompts_->setItemText(0, tr("All prompts"));
  for (int i = 1; i < prompts_->count(); ++i) prompts_->setItemText(i, promptName(i - 1));
  prompts_->setAccessibleName(tr("Selected prompt"));
  prompts_->view()->setAccessibleName(tr("Selected prompt"));
  prompts_->setToolTip(tr("Marks one prompt in every view and shows only its examples"));
  int tab = 0;
  for (const auto& [name, tip] : std::initializer_list<std::pair<QString, QString>>{
           {tr("Over time"), tr("The share of each prompt at every step")},
           {tr("By class"), tr("Which classes each prompt is given")},
           {tr("Examples"), tr("Every dev example with its prompt")},
           {tr("Prompts"), tr("The vocabulary pieces near to each prompt")},
           {tr("Try"), tr("Type a sentence and see where it goes")}}) {
    tabs_->setTabText(tab, name);
    tabs_->setTabToolTip(tab++, tip);
  }
  setWhatsThis(
      tr("A router chooses one of several short prompts for each input (SMoP, Choi et al. 2023: p "
         "= softmax(u x)"
         "). The pages show how it spreads the dev examples, and what each prompt is "
         "for."));
}

void RoutingView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && prompts_) showIcons();
  QWidget::changeEvent(event);
}

}  // namespace ptw
