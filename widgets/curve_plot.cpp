#include "widgets/curve_plot.h"

#include <algorithm>
#include <array>

#include "widgets/axis_fit.h"
#include "widgets/focus_frame.h"

namespace ptw {
namespace {

constexpr int kReplotMilliseconds = 33;
constexpr std::array kPanes = {CurvePane::loss, CurvePane::metric, CurvePane::rate};
constexpr std::array kMetricPens = {Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
constexpr std::array kStretches = {3, 2, 1};
constexpr std::array kLeastLines = {4, 4, 2};  // of text, that make a pane worth showing
constexpr double kStepLines = 2.8;             // of the axis below the panes
constexpr int kRowSpacing = 2;
constexpr int kRightMargin = 24;  // half of the last step's label

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QCustomPlot(parent) {
  plotLayout()->clear();
  plotLayout()->setRowSpacing(kRowSpacing);
  addLayer("current", layer("main"));
  addLayer("cursor", layer("overlay"));
  layer("cursor")->setMode(QCPLayer::lmBuffered);
  for (const CurvePane pane : kPanes) buildPane(pane);
  phases_ = PhaseMarks(rects_);
  timeline_ = StepLine(rects_, "cursor");
  cursor_ = StepLine(rects_, "cursor");
  arrangePanes();
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

void CurvePlot::setCaption(CurvePane pane, const QString& text, const QString& brief) {
  Caption& caption = captions_[int(pane)];
  caption.text = text;
  caption.brief = brief;
  chooseCaptions();
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

void CurvePlot::setWanted(CurvePane pane, bool wanted) {
  wanted_[std::size_t(pane)] = wanted;
  arrangePanes();
  requestReplot();
}

void CurvePlot::setTimelineStep(std::optional<std::int64_t> step) {
  timeline_.setStep(step);
  layer("cursor")->replot();
}

void CurvePlot::setPhases(const std::vector<PhaseMark>& phases) {
  phases_.set(phases);
  requestReplot();
}

void CurvePlot::requestReplot() {
  if (isVisible() && !replot_timer_.isActive()) replot_timer_.start();
}

void CurvePlot::redraw() {
  Q_EMIT aboutToReplot();
  if (following_) fit();
  moveMetricCaption();
  replot(rpQueuedRefresh);
}

QSize CurvePlot::minimumSizeHint() const {
  const int line = fontMetrics().height();
  return {line * 8, int(line * (kLeastLines[0] + kStepLines))};
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
  drawFocusFrame(*this);
}

void CurvePlot::buildPane(CurvePane pane) {
  auto* area = new QCPAxisRect(this, true);
  plotLayout()->addElement(int(rects_.size()), 0, area);
  rects_ << area;
  area->setRangeDrag(Qt::Horizontal | Qt::Vertical);
  area->setMarginGroup(QCP::msLeft, pane == CurvePane::loss ? new QCPMarginGroup(this)
                                                            : rects_[0]->marginGroup(QCP::msLeft));
  QCPAxis* steps_axis = area->axis(QCPAxis::atBottom);
  steps_axis->setTicker(QSharedPointer<WholeTicks>::create());
  steps_axis->setNumberFormat("f");
  steps_axis->setNumberPrecision(0);
  steps_axis->setLabelPadding(0);
  connect(steps_axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
          &CurvePlot::shareSteps);
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
  captions_.append({caption, {}, {}});
  pane.insetLayout()->addElement(caption, corner);
}

/// From top to bottom, as many of the wanted panes as there is room for.
void CurvePlot::arrangePanes() {
  int left = roomForPanes();
  bool full = false;
  bool any = false;
  for (const CurvePane pane : kPanes) {
    const int least = kLeastLines[std::size_t(pane)] * fontMetrics().height();
    const bool wanted = wanted_[std::size_t(pane)];
    const bool shown = wanted && !full && (!any || least <= left);
    full = full || (wanted && !shown);
    any = any || shown;
    if (shown) left -= least + kRowSpacing;
    showPane(pane, shown);
  }
  placeStepLabels();
  chooseTickCounts();
  chooseCaptions();
  phases_.update();
  timeline_.setStep(timeline_.step());
  cursor_.setStep(cursor_.step());
}

void CurvePlot::showPane(CurvePane pane, bool shown) {
  QCPAxisRect* area = rect(pane);
  area->setVisible(shown);
  area->setAutoMargins(shown ? QCP::msAll : QCP::msNone);
  area->setMargins({});
  area->setMinimumMargins(shown ? QMargins(0, 4, kRightMargin, 0) : QMargins());
  area->setMinimumSize(shown ? QSize(50, 18) : QSize(0, 0));
  area->setMaximumSize(QWIDGETSIZE_MAX, shown ? QWIDGETSIZE_MAX : 0);
  plotLayout()->setRowStretchFactor(int(pane), shown ? kStretches[std::size_t(pane)] : 0.001);
}

/// No more ticks than their labels have room for.
void CurvePlot::chooseTickCounts() {
  int parts = 0;
  for (const CurvePane pane : kPanes)
    if (isShown(pane)) parts += kStretches[std::size_t(pane)];
  for (const CurvePane pane : kPanes) {
    const double height = double(roomForPanes()) * kStretches[std::size_t(pane)] / parts;
    const int most = pane == CurvePane::rate ? 1 : 4;
    const int count = int(height / (fontMetrics().height() * 1.5));
    values(pane)->ticker()->setTickCount(std::clamp(count, 1, most));
  }
}

void CurvePlot::chooseCaptions() {
  const int room = width() - fontMetrics().horizontalAdvance("000000") - kRightMargin;
  for (const auto& [element, text, brief] : captions_) {
    const QFontMetrics metrics(element->font());
    const bool fits = metrics.horizontalAdvance(text) <= room;
    element->setText(fits ? text : metrics.elidedText(brief, Qt::ElideRight, room));
  }
}

/// Below good values, above bad ones: never across the ends of the curves.
void CurvePlot::moveMetricCaption() const {
  int good = 0;
  int bad = 0;
  for (const QCPGraph* graph : rect(CurvePane::metric)->graphs()) {
    if (!graph->realVisibility() || graph->data()->isEmpty()) continue;
    (std::prev(graph->data()->constEnd())->value > 0.5 ? good : bad) += 1;
  }
  const Qt::Alignment side = good >= bad ? Qt::AlignBottom : Qt::AlignTop;
  rect(CurvePane::metric)->insetLayout()->setInsetAlignment(0, Qt::AlignRight | side);
}

QCPAxisRect* CurvePlot::top() const {
  const auto found =
      std::find_if(rects_.begin(), rects_.end(), [](const auto* area) { return area->visible(); });
  return found == rects_.end() ? rects_.first() : *found;
}

int CurvePlot::roomForPanes() const {
  return height() - int(fontMetrics().height() * kStepLines);
}

void CurvePlot::placeStepLabels() {
  CurvePane lowest = CurvePane::loss;
  for (const CurvePane pane : kPanes)
    if (isShown(pane)) lowest = pane;
  for (const CurvePane pane : kPanes) {
    QCPAxis* axis = rect(pane)->axis(QCPAxis::atBottom);
    axis->setTickLabels(pane == lowest);
    axis->setLabel(pane == lowest ? step_label_ : QString());
  }
}

void CurvePlot::applyColors() {
  applyPalette(*this, palette());
  phases_.setColor(mutedText(palette(), 0.25));
  cursor_.setPen(QPen(palette().color(QPalette::Text), 1));
  timeline_.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
  for (const Caption& caption : captions_)
    caption.element->setTextColor(mutedText(palette(), 0.25));
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
