#include "widgets/run_graphs.h"

#include <cmath>
#include <limits>

namespace ptw {
namespace {

void addFinite(QCPGraph& graph, double step, double value) {
  if (std::isfinite(value)) graph.addData(step, value);
}

}  // namespace

RunGraphs::RunGraphs(CurvePlot& plot)
    : plot_(plot),
      raw_(plot.addDenseGraphTo(CurvePane::loss, DenseGraph::Column::extremes)),
      smoothed_(plot.addDenseGraphTo(CurvePane::loss, DenseGraph::Column::mean)),
      dev_loss_(plot.addGraphTo(CurvePane::loss)),
      best_(plot.addGraphTo(CurvePane::metric)),
      rate_(plot.addDenseGraphTo(CurvePane::rate, DenseGraph::Column::mean)) {
  best_->setLineStyle(QCPGraph::lsNone);
  raw_->setAntialiased(false);
}

RunGraphs::~RunGraphs() {
  for (QCPGraph* graph : {raw_, smoothed_, dev_loss_, best_, rate_}) plot_.removeGraph(graph);
  for (const auto& [metric, graph] : metrics_) plot_.removeGraph(graph);
}

void RunGraphs::update(const RunCurves& run, bool again) {
  if (again) clear();
  addSteps(run);
  showEvaluations(run);
}

void RunGraphs::setSmoothing(double factor) {
  smoothing_ = factor;
}

void RunGraphs::setStyle(const SeriesStyle& style, bool current) {
  style_ = style;
  current_ = current;
  applyStyle();
}

void RunGraphs::setVisible(bool visible) {
  visible_ = visible;
  applyStyle();
}

double RunGraphs::smoothedAt(std::int64_t step) const {
  const auto place = smoothed_->data()->findBegin(double(step), false);
  const bool found = place != smoothed_->data()->constEnd() && place->key == double(step);
  return found ? place->value : std::numeric_limits<double>::quiet_NaN();
}

void RunGraphs::clear() {
  for (QCPGraph* graph : {raw_, smoothed_, rate_}) graph->data()->clear();
  smoother_ = Smoother(smoothing_);
  shown_steps_ = 0;
  applyStyle();
}

void RunGraphs::addSteps(const RunCurves& run) {
  for (; shown_steps_ < run.steps().size(); ++shown_steps_) {
    const StepPoint& point = run.steps()[shown_steps_];
    const auto step = double(point.step);
    addFinite(*rate_, step, point.learning_rate);
    if (!std::isfinite(point.loss)) continue;
    raw_->addData(step, point.loss);
    smoothed_->addData(step, smoother_.next(point.loss));
  }
}

void RunGraphs::showEvaluations(const RunCurves& run) {
  for (QCPGraph* graph : {dev_loss_, best_}) graph->data()->clear();
  for (const auto& [metric, graph] : metrics_) graph->data()->clear();
  for (const Evaluation& evaluation : run.evaluations()) {
    const auto step = double(evaluation.step);
    deciding_ = evaluation.metric;
    addFinite(*dev_loss_, step, evaluation.loss);
    for (const auto& [metric, value] : evaluation.metrics)
      addFinite(*metricGraph(metric), step, value);
  }
  if (const Evaluation* best = run.best())
    addFinite(*best_, double(best->step), decidingValue(*best));
  applyStyle();
}

QCPGraph* RunGraphs::metricGraph(const std::string& metric) {
  QCPGraph*& graph = metrics_[metric];
  if (!graph) graph = plot_.addGraphTo(CurvePane::metric);
  return graph;
}

void RunGraphs::applyStyle() {
  QColor faint = style_.color;
  if (smoothing_ > 0) faint.setAlpha(current_ ? 110 : 70);
  const double width = current_ ? 2.2 : 1.4;
  raw_->setPen(QPen(faint, 1));
  smoothed_->setPen(QPen(style_.color, width, style_.pen));
  dev_loss_->setPen(QPen(style_.color, 1, Qt::DotLine));
  dev_loss_->setScatterStyle(style_.points(6, false));
  best_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssStar, style_.color, 13));
  rate_->setPen(QPen(style_.color, width * 0.7, style_.pen));
  for (const auto& [metric, graph] : metrics_) {
    const bool decides = metric == deciding_;
    graph->setPen(decides ? QPen(style_.color, width)
                          : QPen(style_.color, 1, plot_.metricPen(metric)));
    graph->setScatterStyle(style_.points(decides ? 6 : 4, decides));
    graph->setVisible(visible_);
  }
  for (QCPGraph* graph : {raw_, dev_loss_, best_, rate_}) graph->setVisible(visible_);
  smoothed_->setVisible(visible_ && smoothing_ > 0);
  const QString layer = current_ ? "current" : "main";
  for (QCPGraph* graph : {raw_, smoothed_, dev_loss_, best_, rate_}) graph->setLayer(layer);
  for (const auto& [metric, graph] : metrics_) graph->setLayer(layer);
}

}  // namespace ptw
