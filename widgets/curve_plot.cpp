#include "widgets/curve_plot.h"

#include <QPainter>
#include <QStyleOptionFocusRect>
#include <algorithm>
#include <array>

#include "widgets/axis_fit.h"

namespace ptw {
namespace {

constexpr int kReplotMilliseconds = 33;
constexpr std::array kPanes = {CurvePane::loss, CurvePane::metric, CurvePane::rate};
constexpr std::array kMetricPens = {Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
constexpr int kRateRow = 2;
constexpr int kRightMargin = 24;  // half of the last step's label

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QCustomPlot(parent) {
  plotLayout()->clear();
  plotLayout()->setRowSpacing(2);
  addLayer("current", layer("main"));
  addLayer("cursor", layer("overlay"));
  layer("cursor")->setMode(QCPLayer::lmBuffered);
  buildPane(CurvePane::loss, 3);
  buildPane(CurvePane::metric, 2);
  buildPane(CurvePane::rate, 1);
  timeline_ = StepLine(rects_, "cursor");
  cursor_ = StepLine(rects_, "cursor");
  placeStepLabels();
  applyColors();
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  setPlottingHint(QCP::phFastPolylines);
  setNoAntialiasingOnDrag(true);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);

  replot_timer_.setSingleShot(true);
  replot_timer_.setInterval(kReplotMilliseconds);
  connect(&replot_timer_, &QTimer::timeout, this, &CurvePlot::redraw);
  click_timer_.setSingleShot(true);
  connect(&click_timer_, &QTimer::timeout, this, [this] { Q_EMIT stepClicked(clicked_step_); });
}

QCPGraph* CurvePlot::addGraphTo(CurvePane pane) {
  QCPGraph* graph = addGraph(rect(pane)->axis(QCPAxis::atBottom), values(pane));
  graph->removeFromLegend();
  return graph;
}

DenseGraph* CurvePlot::addDenseGraphTo(CurvePane pane, DenseGraph::Column column) {
  auto* graph = new DenseGraph(rect(pane)->axis(QCPAxis::atBottom), values(pane), column);
  graph->removeFromLegend();
  return graph;
}

void CurvePlot::setCaption(CurvePane pane, const QString& text) {
  captions_[int(pane)]->setText(text);
}

void CurvePlot::setStepLabel(const QString& text) {
  step_label_ = text;
  placeStepLabels();
}

Qt::PenStyle CurvePlot::metricPen(const std::string& metric) {
  auto place = std::find(metrics_.begin(), metrics_.end(), metric);
  if (place == metrics_.end()) place = metrics_.insert(place, metric);
  return kMetricPens[std::size_t(place - metrics_.begin()) % kMetricPens.size()];
}

QString CurvePlot::penName(const std::string& metric) {
  switch (metricPen(metric)) {
    case Qt::DashLine:
      return tr("dashed");
    case Qt::DotLine:
      return tr("dotted");
    default:
      return tr("dash-dotted");
  }
}

int CurvePlot::columnOf(std::int64_t step) const {
  return int(steps()->coordToPixel(double(step)));
}

void CurvePlot::setLogarithmicLoss(bool logarithmic) {
  QCPAxis* axis = values(CurvePane::loss);
  axis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  fitValues(*axis);
  chooseTicks(*axis);
  requestReplot();
}

void CurvePlot::setRateVisible(bool visible) {
  QCPAxisRect* pane = rect(CurvePane::rate);
  pane->setVisible(visible);
  pane->setMinimumSize(visible ? QSize(50, 18) : QSize(0, 0));
  pane->setMaximumSize(QWIDGETSIZE_MAX, visible ? QWIDGETSIZE_MAX : 0);
  plotLayout()->setRowStretchFactor(kRateRow, visible ? 1 : 0.001);
  placeStepLabels();
  timeline_.setStep(timeline_.step());
  requestReplot();
}

void CurvePlot::setTimelineStep(std::optional<std::int64_t> step) {
  timeline_.setStep(step);
  layer("cursor")->replot();
}

void CurvePlot::requestReplot() {
  if (isVisible() && !replot_timer_.isActive()) replot_timer_.start();
}

void CurvePlot::redraw() {
  Q_EMIT aboutToReplot();
  if (following_) fit();
  replot(rpQueuedRefresh);
}

void CurvePlot::resetZoom() {
  following_ = true;
  requestReplot();
}

void CurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) applyColors();
  QCustomPlot::changeEvent(event);
}

void CurvePlot::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  if (!hasFocus()) return;
  QPainter painter(this);
  QStyleOptionFocusRect frame;
  frame.initFrom(this);
  style()->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, &painter, this);
}

void CurvePlot::buildPane(CurvePane pane, double stretch) {
  auto* area = new QCPAxisRect(this, true);
  plotLayout()->addElement(int(rects_.size()), 0, area);
  plotLayout()->setRowStretchFactor(int(rects_.size()), stretch);
  rects_ << area;
  area->setMinimumSize(50, 18);
  area->setMinimumMargins({0, 4, kRightMargin, 0});
  area->setRangeDrag(Qt::Horizontal | Qt::Vertical);
  area->setMarginGroup(QCP::msLeft, pane == CurvePane::loss ? new QCPMarginGroup(this)
                                                            : rects_[0]->marginGroup(QCP::msLeft));
  QCPAxis* steps_axis = area->axis(QCPAxis::atBottom);
  steps_axis->setNumberFormat("f");
  steps_axis->setNumberPrecision(0);
  steps_axis->setLabelPadding(0);
  connect(steps_axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
          &CurvePlot::shareSteps);
  values(pane)->ticker()->setTickCount(pane == CurvePane::rate ? 1 : 4);
  values(pane)->setNumberFormat("g");
  values(pane)->setNumberPrecision(3);
  connect(values(pane), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
          &CurvePlot::noteZoom);
  addCaption(*area, Qt::AlignRight | (pane == CurvePane::metric ? Qt::AlignBottom : Qt::AlignTop));
}

void CurvePlot::addCaption(QCPAxisRect& pane, Qt::Alignment corner) {
  auto* caption = new QCPTextElement(this);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  caption->setFont(small);
  caption->setMargins({4, 1, 4, 6});
  captions_ << caption;
  pane.insetLayout()->addElement(caption, corner);
}

void CurvePlot::placeStepLabels() {
  const CurvePane lowest = rect(CurvePane::rate)->visible() ? CurvePane::rate : CurvePane::metric;
  for (CurvePane pane : kPanes) {
    QCPAxis* axis = rect(pane)->axis(QCPAxis::atBottom);
    axis->setTickLabels(pane == lowest);
    axis->setLabel(pane == lowest ? step_label_ : QString());
  }
}

void CurvePlot::applyColors() {
  applyPalette(*this, palette());
  cursor_.setPen(QPen(palette().color(QPalette::Text), 1));
  timeline_.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
  for (QCPTextElement* caption : captions_) caption->setTextColor(mutedText(palette(), 0.25));
  requestReplot();
}

void CurvePlot::fit() {
  fitting_ = true;
  QCPRange range = visibleKeys(rects_);
  const double margin = range.size() * 0.01;
  steps()->setRange(range.lower - margin, range.upper + margin);
  fitValues(*values(CurvePane::loss));
  values(CurvePane::metric)->setRange(-0.03, 1.03);
  fitValues(*values(CurvePane::rate));
  fitting_ = false;
}

void CurvePlot::shareSteps(const QCPRange& range) {
  noteZoom();
  for (QCPAxisRect* pane : rects_) {
    QCPAxis* other = pane->axis(QCPAxis::atBottom);
    if (other->range() != range) other->setRange(range);
  }
}

void CurvePlot::noteZoom() {
  chooseTicks(*values(CurvePane::loss));
  if (!fitting_) following_ = false;
}

}  // namespace ptw
