#include "widgets/curves_view.h"

#include <QEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTextDocumentFragment>
#include <QVBoxLayout>
#include <algorithm>
#include <set>
#include <utility>

#include "widgets/curve_controls.h"
#include "widgets/curve_data.h"
#include "widgets/curve_legend.h"
#include "widgets/curve_plot.h"
#include "widgets/curve_readout.h"
#include "widgets/curves_export.h"
#include "widgets/export_button.h"
#include "widgets/run_graphs.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

constexpr int kLowLines = 18;  // a view of fewer lines of text needs its room for the curves

}  // namespace

struct CurvesView::Run {
  Run(CurvePlot& plot, QString run_id, int style_index)
      : id(std::move(run_id)), style(style_index), graphs(plot) {}

  QString id;
  int style;
  RunCurves data;
  RunGraphs graphs;
  bool changed = true;   ///< the graphs lack points
  bool replaced = true;  ///< the graphs have points that no longer hold
};

CurvesView::CurvesView(QWidget* parent)
    : QWidget(parent),
      controls_(new CurveControls),
      legend_(new CurveLegend),
      pages_(new QStackedLayout),
      empty_(new QLabel),
      plot_(new CurvePlot),
      readout_(new CurveReadout(plot_)) {
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  pages_->addWidget(empty_);
  pages_->addWidget(plot_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 4, 4, 4);
  column->setSpacing(4);
  column->addWidget(controls_);
  column->addWidget(legend_);
  column->addLayout(pages_, 1);
  connectParts();
  showPage();
  retranslate();
}

CurvesView::~CurvesView() = default;

void CurvesView::connectParts() {
  connect(controls_, &CurveControls::smoothingChanged, this, &CurvesView::setSmoothing);
  connect(controls_, &CurveControls::logarithmicToggled, plot_, &CurvePlot::setLogarithmicLoss);
  connect(controls_, &CurveControls::paneToggled, plot_, &CurvePlot::setWanted);
  connect(controls_, &CurveControls::boxZoomToggled, plot_, &CurvePlot::setBoxZoom);
  connect(controls_, &CurveControls::fitRequested, plot_, &CurvePlot::resetZoom);
  controls_->exporting()->addPictures([this](const QString& file) { return savePicture(file); });
  controls_->exporting()->addTable([this] { return csv(); });
  connect(legend_, &CurveLegend::toggled, this, [this](const QString& id, bool visible) {
    find(id)->graphs.setVisible(visible);
    plot_->requestReplot();
  });
  connect(plot_, &CurvePlot::aboutToReplot, this, &CurvesView::bringUpToDate);
  connect(plot_, &CurvePlot::cursorChanged, this, &CurvesView::read);
  connect(plot_, &CurvePlot::stepClicked, this, &CurvesView::stepClicked);
}

void CurvesView::addRun(const QString& id, const QString& name) {
  if (find(id)) return renameRun(id, name);
  auto run = std::make_unique<Run>(*plot_, id, freeStyle());
  run->data.name = name;
  run->graphs.setSmoothing(controls_->smoothing());
  runs_.push_back(std::move(run));
  legend_->add(id);
  applyStyle(*runs_.back());
  plot_->requestReplot();
  showPage();
}

void CurvesView::renameRun(const QString& id, const QString& name) {
  Run* run = find(id);
  if (!run) return;
  run->data.name = name;
  applyStyle(*run);
  plot_->requestReplot();
}

void CurvesView::removeRun(const QString& id) {
  if (!find(id)) return;
  std::erase_if(runs_, [&](const auto& run) { return run->id == id; });
  legend_->remove(id);
  read(plot_->cursor());
  showPage();
  plot_->requestReplot();
}

void CurvesView::clear() {
  while (!runs_.empty()) {
    const QString id = runs_.back()->id;
    removeRun(id);
  }
  plot_->resetZoom();
}

void CurvesView::appendSteps(const QString& id, const std::vector<StepPoint>& steps) {
  Run* run = find(id);
  if (!run) return;
  run->replaced |= run->data.append(steps);
  run->changed = true;
  plot_->requestReplot();
}

void CurvesView::appendEvaluation(const QString& id, const Evaluation& evaluation) {
  Run* run = find(id);
  if (!run) return;
  run->data.append(evaluation);
  run->changed = true;
  plot_->requestReplot();
}

void CurvesView::setCurrentRun(const QString& id) {
  if (id == current_) return;
  Run* before = find(std::exchange(current_, id));
  for (Run* run : {before, find(id)})
    if (run) applyStyle(*run);
  plot_->requestReplot();
}

void CurvesView::setPhases(const std::vector<PhaseMark>& phases) {
  plot_->setPhases(phases);
}

void CurvesView::setCursorStep(std::optional<std::int64_t> step) {
  plot_->setTimelineStep(step);
}

int CurvesView::styleOf(const QString& id) const {
  const Run* run = find(id);
  return run ? run->style : -1;
}

QString CurvesView::csv() const {
  QString text = csvLine({"run", "folder", "step", "series", "value"});
  for (const auto& run : runs_)
    if (run->graphs.isVisible()) text += csvLines(run->data, run->id);
  return text;
}

QList<SeriesEntry> CurvesView::visibleSeries() const {
  QList<SeriesEntry> series;
  for (const auto& run : runs_)
    if (run->graphs.isVisible())
      series.append({run->data.name, seriesStyle(run->style, palette())});
  return series;
}

QString CurvesView::savePicture(const QString& file) {
  return saveCurves(*plot_, file, visibleSeries());
}

QByteArray CurvesView::svg() {
  return curvesSvg(*plot_, visibleSeries());
}

void CurvesView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) restyle();
  QWidget::changeEvent(event);
}

void CurvesView::resizeEvent(QResizeEvent* event) {
  controls_->setRoom(size(), kLowLines);
  legend_->setCompact(controls_->isCollapsed());
  QWidget::resizeEvent(event);
}

CurvesView::Run* CurvesView::find(const QString& id) const {
  const auto place =
      std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run->id == id; });
  return place == runs_.end() ? nullptr : place->get();
}

int CurvesView::freeStyle() const {
  std::set<int> taken;
  for (const auto& run : runs_) taken.insert(run->style);
  int free = 0;
  while (taken.contains(free)) ++free;
  return free;
}

void CurvesView::bringUpToDate() {
  for (const auto& run : runs_) {
    if (!run->changed) continue;
    run->graphs.update(run->data, run->replaced);
    run->changed = run->replaced = false;
  }
  setCaptions();
  read(plot_->cursor());
}

void CurvesView::applyStyle(Run& run) {
  const SeriesStyle style = seriesStyle(run.style, palette());
  const bool current = run.id == current_;
  run.graphs.setStyle(style, current);
  legend_->setRun(run.id, run.data.name, style, current);
}

void CurvesView::restyle() {
  for (const auto& run : runs_) applyStyle(*run);
  plot_->requestReplot();
}

void CurvesView::setSmoothing(double factor) {
  for (const auto& run : runs_) {
    run->graphs.setSmoothing(factor);
    run->changed = run->replaced = true;
  }
  plot_->requestReplot();
}

void CurvesView::setCaptions() {
  std::set<QString> deciding;
  std::set<std::string> others;
  for (const auto& run : runs_) {
    for (const Evaluation& evaluation : run->data.evaluations()) {
      deciding.insert(QString::fromStdString(evaluation.metric));
      for (const auto& [metric, value] : evaluation.metrics)
        if (metric != evaluation.metric) others.insert(metric);
    }
  }
  QString metrics = tr("dev metric");
  QString brief = metrics;
  if (!deciding.empty()) {
    const QString names = QStringList(deciding.begin(), deciding.end()).join(", ");
    metrics = tr("dev: %1 solid, star = best").arg(names);
    brief = tr("dev: %1").arg(names);
  }
  for (const std::string& metric : others)
    metrics += QString(", %1 %2").arg(QString::fromStdString(metric), plot_->penName(metric));
  plot_->setCaption(CurvePane::metric, metrics, brief);
}

void CurvesView::read(std::optional<std::int64_t> step) {
  if (!step || runs_.empty()) return readout_->hide();
  std::vector<CurveReading> readings;
  for (const auto& run : runs_) {
    if (!run->graphs.isVisible()) continue;
    CurveReading reading;
    reading.name = run->data.name;
    reading.style = seriesStyle(run->style, palette());
    reading.current = run->id == current_;
    if (const StepPoint* point = run->data.stepAt(*step)) {
      reading.loss = point->loss;
      reading.learning_rate = point->learning_rate;
      reading.smoothed = run->graphs.smoothedAt(*step);
    }
    if (const Evaluation* evaluation = run->data.evaluationBefore(*step)) {
      reading.evaluated = evaluation->step;
      reading.dev_loss = evaluation->loss;
      reading.metrics = evaluation->metrics;
    }
    readings.push_back(std::move(reading));
  }
  std::stable_partition(readings.begin(), readings.end(),
                        [](const CurveReading& reading) { return reading.current; });
  readout_->showAt(plot_->columnOf(*step), *step, readings);
  plot_->setAccessibleDescription(QTextDocumentFragment::fromHtml(readout_->text()).toPlainText());
}

void CurvesView::showPage() {
  pages_->setCurrentWidget(runs_.empty() ? static_cast<QWidget*>(empty_) : plot_);
}

void CurvesView::retranslate() {
  empty_->setText(
      tr("No run yet. Start one, and its loss, its dev metric and its learning rate "
         "are drawn here step by step."));
  plot_->setAccessibleName(tr("Training curves"));
  plot_->setWhatsThis(
      tr("Loss, dev metric and learning rate of all runs over the steps. Move the mouse or press "
         "the arrow keys to read the values; turn the wheel to zoom the steps, with Ctrl the "
         "values; drag to pan; double-click or press Home to see everything again. A click, or "
         "Enter, takes the timeline to that step."));
  plot_->setCaption(CurvePane::loss,
                    tr("loss in nats: thin = every step, thick = smoothed, points = dev"),
                    tr("loss in nats"));
  plot_->setStepLabel(tr("step"));
  plot_->setCaption(CurvePane::rate, tr("learning rate"), tr("learning rate"));
  setCaptions();
  plot_->requestReplot();
}

}  // namespace ptw
