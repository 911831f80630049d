#include "widgets/sweep_view.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/copy_rows.h"
#include "widgets/export_button.h"
#include "widgets/figure_text.h"
#include "widgets/labels.h"
#include "widgets/sweep_controls.h"
#include "widgets/sweep_model.h"
#include "widgets/sweep_plot.h"
#include "widgets/sweep_values.h"

namespace ptw {
namespace {

constexpr int kLowLines = 24;

}  // namespace

SweepView::SweepView(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  showPage();
}

void SweepView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  empty_->setObjectName("empty");
  auto* page = new QWidget(pages_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(4, 4, 4, 4);
  column->setSpacing(3);
  controls_ = new SweepControls(page);
  paper_ = smallPrint(page);
  paper_->setObjectName("paper");
  paper_->setTextFormat(Qt::RichText);
  caption_ = smallPrint(page);
  caption_->setObjectName("caption");
  halves_ = new QSplitter(Qt::Vertical, page);
  figure_ = new QStackedWidget(halves_);
  noFigure_ = emptyState(figure_);
  noFigure_->setObjectName("noFigure");
  plot_ = new SweepPlot(figure_);
  figure_->addWidget(noFigure_);
  figure_->addWidget(plot_);
  table_ = buildTable();
  halves_->setStretchFactor(0, 3);
  halves_->setStretchFactor(1, 1);
  column->addWidget(controls_);
  column->addWidget(paper_);
  column->addWidget(caption_);
  column->addWidget(halves_, 1);
  pages_->addWidget(empty_);
  pages_->addWidget(page);
  layout->addWidget(pages_);
  controls_->exporting()->addPictures(plot_);
  controls_->exporting()->addTable([this] { return csv(); });
  connect(controls_, &SweepControls::changed, this, &SweepView::draw);
  connect(controls_, &SweepControls::sweepChosen, this, [this](const QString& id) {
    clear();
    Q_EMIT sweepChosen(id);
  });
}

QTableView* SweepView::buildTable() {
  auto* table = new QTableView(halves_);
  table->setObjectName("groups");
  model_ = new SweepModel(this);
  auto* sorted = new QSortFilterProxyModel(table);
  sorted->setSourceModel(model_);
  sorted->setSortRole(SweepModel::sortRole);
  table->setModel(sorted);
  table->setTabKeyNavigation(false);
  table->setSelectionBehavior(QTableView::SelectRows);
  table->setAlternatingRowColors(true);
  table->setSortingEnabled(true);
  table->sortByColumn(-1, Qt::AscendingOrder);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  table->setMinimumHeight(fontMetrics().height() * 4);
  auto* copy = new QShortcut(QKeySequence::Copy, table, nullptr, nullptr, Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, table, [table] { copyRows(*table); });
  return table;
}

void SweepView::setSweeps(const QStringList& ids, const QStringList& names) {
  controls_->setSweeps(ids, names);
  showPage();
}

void SweepView::chooseSweep(const QString& id) {
  controls_->chooseSweep(id);
}

QString SweepView::chosenSweep() const {
  return controls_->sweep();
}

void SweepView::showReport(const SweepReport& report) {
  report_ = report;
  shown_ = true;
  controls_->setReport(report_);
  draw();
}

void SweepView::clear() {
  report_ = {};
  shown_ = false;
  draw();
}

void SweepView::draw() {
  const auto axes = controls_->axes();
  const auto figure = sweepFigure(report_, axes);
  plot_->showFigure(figure, {controls_->isLogarithmic(), controls_->isHeatMap()});
  controls_->allow(figure);
  figure_->setCurrentWidget(figure.series.empty() ? static_cast<QWidget*>(noFigure_) : plot_);
  model_->setReport(report_, axes.measure);
  table_->resizeColumnsToContents();
  caption_->setText(caption());
  showPaper();
  showPage();
}

/// Where there is little room the caption's tool tip says it.
void SweepView::showPaper() {
  const auto text = report_.figure ? figureHtml(*report_.figure) : QString();
  const bool low = height() < kLowLines * fontMetrics().height();
  paper_->setText(text);
  paper_->setVisible(!text.isEmpty() && !low);
  caption_->setToolTip(low && !text.isEmpty() ? text : practice());
}

void SweepView::showPage() {
  pages_->setCurrentIndex(shown_ || !controls_->sweep().isEmpty() ? 1 : 0);
}

QString SweepView::csv() const {
  return model_->csv();
}

QString SweepView::practice() {
  return tr(
      "The papers report the mean and the standard deviation of three runs that differ in the "
      "seed alone (Lester et al. 2021, section 3): a difference within the bars may be noise.");
}

QString SweepView::caption() const {
  if (!shown_) return {};
  const bool heat = controls_->isHeatMap() && controls_->allowsHeatMap();
  return tr("%1 of %2 finished. %3")
      .arg(QLocale().toString(qlonglong(report_.finished)), runsText(report_.planned),
           heat ? tr("Means; the stronger the colour, the larger.")
                : tr("Mean ± standard deviation."));
}

void SweepView::retranslate() {
  empty_->setText(
      tr("A sweep trains every combination of several settings, each with several seeds. Make one "
         "with Run > New sweep: what it finds is drawn here."));
  noFigure_->setText(
      tr("No finished run to draw yet. The mean and the standard deviation of every "
         "combination are drawn here as its runs finish."));
  plot_->setAccessibleName(tr("Measure over a setting, with its spread"));
  table_->setAccessibleName(tr("Every combination with mean and standard deviation"));
  table_->setToolTip(practice());
  setWhatsThis(practice());
  model_->retranslate();
  draw();
}

void SweepView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void SweepView::resizeEvent(QResizeEvent* event) {
  controls_->setRoom(size(), kLowLines);
  showPaper();
  QWidget::resizeEvent(event);
}

}  // namespace ptw
