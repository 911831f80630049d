#include "widgets/compare_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/compare_pages.h"
#include "widgets/compare_projection_page.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/messages.h"

namespace ptw {

CompareView::CompareView(Selection* selection, QWidget* parent) : QWidget(parent) {
  build(selection);
  retranslate();
  clear();
}

void CompareView::build(Selection* selection) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  empty_->setObjectName("empty");
  auto* page = new QWidget(pages_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(4, 4, 4, 4);
  column->setSpacing(3);
  tabs_ = new QTabWidget(page);
  tabs_->setObjectName("comparePages");
  tabs_->setDocumentMode(true);
  settings_ = new CompareSettingsPage(tabs_);
  answers_ = new CompareAnswersPage(tabs_);
  prompts_ = new ComparePromptsPage(selection, tabs_);
  projection_ = new CompareProjectionPage(selection, tabs_);
  for (QWidget* each : std::initializer_list<QWidget*>{settings_, answers_, prompts_, projection_})
    tabs_->addTab(each, {});
  export_ = new QPushButton(tabs_);
  export_->setObjectName("exportComparison");
  tabs_->setCornerWidget(export_);
  column->addWidget(buildPairRow());
  column->addWidget(tabs_, 1);
  pages_->addWidget(empty_);
  pages_->addWidget(page);
  layout->addWidget(pages_);
  connect(tabs_, &QTabWidget::currentChanged, this, [this] {
    showRow();
    askPair();
  });
  connect(export_, &QPushButton::clicked, this, &CompareView::exportRequested);
}

QWidget* CompareView::buildPairRow() {
  pair_row_ = new QWidget(this);
  auto* row = new FlowLayout(pair_row_);
  const auto chooser = [&](const char* name, QLabel*& label) {
    label = new QLabel(pair_row_);
    auto* box = new QComboBox(pair_row_);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
    label->setBuddy(box);
    row->addWidget(label);
    row->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, [this] {
      forgetPair();
      askPair();
    });
    return box;
  };
  first_ = chooser("first", first_label_);
  second_ = chooser("second", second_label_);
  progress_ = new QProgressBar(pair_row_);
  progress_->setRange(0, 100);
  progress_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 20);
  stop_ = new QPushButton(pair_row_);
  stop_->setObjectName("stop");
  row->addWidget(progress_);
  row->addWidget(stop_);
  connect(stop_, &QPushButton::clicked, this, &CompareView::stopOrGoOn);
  return pair_row_;
}

void CompareView::showReport(const ComparisonReport& report, const std::vector<int>& styles) {
  report_ = report;
  forgetPair();
  settings_->showReport(report_);
  projection_->showReport(report_, styles);
  pages_->setCurrentIndex(1);
  listRuns();
  showPairPages();
  askPair();
}

void CompareView::showPair(const PairReport& pair) {
  if (int(pair.first) != first_->currentIndex() || int(pair.second) != second_->currentIndex())
    return;
  pair_ = pair;
  setBusy(false);
  showPairPages();
  askPair();  // the answers, if it was without them and they are looked at now
}

void CompareView::showProgress(double share) {
  if (busy_) progress_->setValue(int(100 * share));
}

void CompareView::showBusy() {
  report_ = {};
  forgetPair();
  busy_ = true;
  pages_->setCurrentIndex(0);
  retranslate();
}

void CompareView::showProblem(const QString& sentence) {
  problem_ = sentence;
  setBusy(false);
  if (report_.runs.empty()) pages_->setCurrentIndex(0);
  retranslate();
}

void CompareView::clear() {
  report_ = {};
  forgetPair();
  pages_->setCurrentIndex(0);
  retranslate();
}

void CompareView::forgetPair() {
  pair_.reset();
  problem_.clear();
  stopped_ = false;
  with_answers_ = false;
  setBusy(false);
}

/// What was chosen stays so; otherwise the first two are.
void CompareView::listRuns() {
  int fallback = 0;
  for (auto* box : {first_, second_}) {
    const QSignalBlocker quiet(box);
    const auto before = box->currentText();
    box->clear();
    for (const auto& run : report_.runs) box->addItem(QString::fromStdString(run.name));
    const int kept = box->findText(before);
    box->setCurrentIndex(kept >= 0 ? kept : fallback);
    ++fallback;
  }
  if (first_->currentIndex() != second_->currentIndex()) return;
  const QSignalBlocker quiet(second_);
  second_->setCurrentIndex(first_->currentIndex() == 0 ? 1 : 0);
}

bool CompareView::asksAnswers() const {
  return tabs_->currentWidget() == answers_;
}

/// What nobody looks at is not asked for.
void CompareView::askPair() {
  showRow();
  if (report_.runs.empty() || first_->currentIndex() == second_->currentIndex()) {
    setBusy(false);
    showPairPages();
    return;
  }
  const bool asks = asksAnswers() || tabs_->currentWidget() == prompts_;
  const bool under_way = busy_ && (with_answers_ || !asksAnswers());
  const bool known = pair_ && !busy_ && (with_answers_ || !asksAnswers());
  if (!asks || under_way || known || stopped_) return;
  with_answers_ = asksAnswers();
  setBusy(true);
  showPairPages();
  Q_EMIT pairAsked(std::size_t(first_->currentIndex()), std::size_t(second_->currentIndex()),
                   with_answers_);
}

void CompareView::stopOrGoOn() {
  stopped_ = busy_;
  if (busy_) {
    setBusy(false);
    showPairPages();
    Q_EMIT stopRequested();
  } else {
    askPair();
  }
}

void CompareView::setBusy(bool busy) {
  busy_ = busy;
  progress_->setValue(0);
  showRow();
}

/// The choice of a pair matters to the pages that are about one.
void CompareView::showRow() {
  const bool about_pairs = asksAnswers() || tabs_->currentWidget() == prompts_;
  for (QWidget* part :
       std::initializer_list<QWidget*>{first_label_, first_, second_label_, second_})
    part->setEnabled(about_pairs);
  progress_->setVisible(busy_);
  stop_->setVisible(busy_ || stopped_);
  stop_->setText(busy_ ? tr("Cancel") : tr("Go on"));
}

ShownPair CompareView::shown() const {
  ShownPair shown{first_->currentText(), second_->currentText(), {}, {}, {}};
  if (pair_) shown.report = *pair_;
  const auto neighbors = [&](const QComboBox* box) {
    const auto index = std::size_t(box->currentIndex());
    return index < report_.runs.size() ? report_.runs[index].neighbors : NeighborReport();
  };
  shown.first_neighbors = neighbors(first_);
  shown.second_neighbors = neighbors(second_);
  return shown;
}

void CompareView::showPairPages() {
  const auto why = [&] {
    if (!problem_.isEmpty()) return problem_;
    if (first_->currentIndex() == second_->currentIndex())
      return tr("Choose two different runs above.");
    if (stopped_) return tr("Stopped. Press Go on to compare these two runs.");
    if (busy_) return tr("Both runs answer the dev examples ...");
    QStringList words;
    if (pair_)
      for (const auto& gap : pair_->gaps) words << translated(gap, "app");
    return words.join(' ');
  };
  if (pair_ && pair_->answers)
    answers_->showPair(shown());
  else
    answers_->clear(why());
  const auto both = shown();
  if (!both.first_neighbors.tokens.empty() || !both.second_neighbors.tokens.empty())
    prompts_->showPair(both);
  else
    prompts_->clear(tr("Neither of these runs has a soft prompt."));
}

void CompareView::retranslate() {
  const QStringList names{tr("Settings"), tr("Answers"), tr("Prompts"), tr("Projection")};
  for (int i = 0; i < names.size(); ++i) tabs_->setTabText(i, names[i]);
  tabs_->setAccessibleName(tr("Pages of the comparison"));
  first_label_->setText(tr("First:"));
  second_label_->setText(tr("Second:"));
  first_->setAccessibleName(tr("First run"));
  first_->view()->setAccessibleName(tr("First run"));
  second_->setAccessibleName(tr("Second run"));
  second_->view()->setAccessibleName(tr("Second run"));
  progress_->setAccessibleName(tr("Answered dev examples"));
  export_->setText(tr("Export report..."));
  export_->setToolTip(
      tr("Writes the whole comparison as an HTML page with figures, or as Markdown, LaTeX or CSV "
         "tables"));
  if (!problem_.isEmpty())
    empty_->setText(problem_);
  else if (busy_)
    empty_->setText(tr("Reading the runs ..."));
  else
    empty_->setText(
        tr("Select two or more runs in the table of runs, with Ctrl or Shift and a click or with "
           "Shift and the arrow keys: their settings, answers and prompts are compared here."));
  showRow();
  if (!report_.runs.empty()) showPairPages();
}

void CompareView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
