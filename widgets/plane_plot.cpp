#include "widgets/plane_plot.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/plot_style.h"

namespace ptw {

PlanePlot::PlanePlot(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  addLayer("vocabulary", layer("grid"));
  addLayer("tokens", layer("axes"));
  addLayer("selected", layer("tokens"));
  for (const char* name : {"vocabulary", "tokens", "selected", "overlay"})
    layer(name)->setMode(QCPLayer::lmBuffered);
  hovered_ = addPoints("overlay");
  hoveredName_ = new QCPItemText(this);
  hoveredName_->setLayer("overlay");
  hoveredName_->setPadding(QMargins(5, 2, 5, 2));
  hoveredName_->setVisible(false);
  // The layout decides over the size and with it over the range, but has made the ticks already.
  connect(this, &QCustomPlot::afterLayout, this, [this] {
    const auto x = xAxis->range(), y = yAxis->range();
    if (!zoomed_) fit();
    if (xAxis->range() != x || yAxis->range() != y) replot(QCustomPlot::rpQueuedReplot);
  });
  connect(this, &QCustomPlot::mouseDoubleClick, this, &PlanePlot::resetView);
}

QCPGraph* PlanePlot::addPoints(const char* layerName) {
  auto* graph = addGraph();
  graph->setLineStyle(QCPGraph::lsNone);
  graph->setLayer(layerName);
  graph->removeFromLegend();
  return graph;
}

void PlanePlot::setPoints(QCPGraph& graph, const Points& points) {
  QVector<double> x, y;
  for (const auto& point : points) {
    x << static_cast<double>(point.x);
    y << static_cast<double>(point.y);
  }
  graph.setData(x, y);
}

/// Takes all points into the bounds; says whether they grew.
bool PlanePlot::widenBounds(std::initializer_list<const Points*> all) {
  const auto before = bounds_;
  double left = bounds_.left(), right = bounds_.right();
  double bottom = bounds_.top(), top = bounds_.bottom();
  if (bounds_.isNull()) {
    left = bottom = std::numeric_limits<double>::max();
    right = top = std::numeric_limits<double>::lowest();
  }
  for (const auto* points : all)
    for (const auto& point : *points) {
      const auto x = static_cast<double>(point.x);
      const auto y = static_cast<double>(point.y);
      if (!std::isfinite(x) || !std::isfinite(y)) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      bottom = std::min(bottom, y);
      top = std::max(top, y);
    }
  if (left <= right) bounds_ = QRectF(QPointF(left, bottom), QPointF(right, top));
  return bounds_ != before;
}

void PlanePlot::fit() {
  const double width = axisRect()->width();
  const double height = axisRect()->height();
  if (width <= 0 || height <= 0) return;
  const double span = std::max({bounds_.width() / width, bounds_.height() / height, 1e-9});
  const double unit = span * 1.12;  // per pixel, with a margin
  const auto middle = bounds_.center();
  xAxis->setRange(middle.x() - unit * width / 2, middle.x() + unit * width / 2);
  yAxis->setRange(middle.y() - unit * height / 2, middle.y() + unit * height / 2);
}

void PlanePlot::resetView() {
  zoomed_ = false;
  replot(QCustomPlot::rpQueuedReplot);
}

void PlanePlot::zoom(double factor) {
  zoomed_ = true;
  xAxis->scaleRange(factor);
  yAxis->scaleRange(factor);
  replot(QCustomPlot::rpQueuedReplot);
}

void PlanePlot::pan(double right, double up) {
  zoomed_ = true;
  xAxis->moveRange(right * xAxis->range().size());
  yAxis->moveRange(up * yAxis->range().size());
  replot(QCustomPlot::rpQueuedReplot);
}

QPointF PlanePlot::pixel(const ProjectedPoint& point) const {
  return {xAxis->coordToPixel(static_cast<double>(point.x)),
          yAxis->coordToPixel(static_cast<double>(point.y))};
}

int PlanePlot::nearest(const Points& points, const QPointF& position, double reach) const {
  int found = -1;
  double closest = reach * reach;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto away = pixel(points[i]) - position;
    const double distance = QPointF::dotProduct(away, away);
    if (distance > closest) continue;
    closest = distance;
    found = static_cast<int>(i);
  }
  return found;
}

void PlanePlot::hover(const QPointF& position) {
  const auto found = named(position);
  if (!found && !hoveredName_->visible()) return;
  hideName();
  if (found) {
    const auto at = pixel(found->point);
    const bool rightHalf = at.x() > axisRect()->center().x();
    const bool topHalf = at.y() < axisRect()->center().y();
    if (found->ringed) setPoints(*hovered_, {found->point});
    hoveredName_->setVisible(true);
    hoveredName_->setText(found->name);
    hoveredName_->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) |
                                       (topHalf ? Qt::AlignTop : Qt::AlignBottom));
    hoveredName_->position->setPixelPosition(at +
                                             QPointF(rightHalf ? -10 : 10, topHalf ? 10 : -10));
  }
  layer("overlay")->replot();
}

void PlanePlot::hideName() {
  hovered_->data()->clear();
  hoveredName_->setVisible(false);
}

void PlanePlot::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton)
    zoomed_ = zoomed_ || (event->position() - pressed_).manhattanLength() > 3;
  else
    hover(event->position());
  QCustomPlot::mouseMoveEvent(event);
}

void PlanePlot::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->position();
  QCustomPlot::mousePressEvent(event);
}

void PlanePlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const bool click = (event->position() - pressed_).manhattanLength() <= 3;
  if (!click || event->button() != Qt::LeftButton) return;
  if (const int token = tokenAt(event->position()); token >= 0) Q_EMIT tokenChosen(token);
}

void PlanePlot::setSelected(int token) {
  selected_ = token;
  drawSelected();
  layer("selected")->replot();
}

void PlanePlot::wheelEvent(QWheelEvent* event) {
  zoomed_ = true;
  QCustomPlot::wheelEvent(event);
}

void PlanePlot::leaveEvent(QEvent* event) {
  hover({-1000, -1000});
  QCustomPlot::leaveEvent(event);
}

/// Arrows choose a token; with Ctrl they move the plane.
void PlanePlot::keyPressEvent(QKeyEvent* event) {
  const auto step = [&](int by, double right, double up) {
    if (event->modifiers() & Qt::ControlModifier)
      pan(right, up);
    else if (tokenCount() > 0)
      Q_EMIT tokenChosen(std::clamp(selected_ + by, 0, tokenCount() - 1));
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return step(-1, -0.1, 0);
    case Qt::Key_Right:
      return step(1, 0.1, 0);
    case Qt::Key_Up:
      return step(-1, 0, 0.1);
    case Qt::Key_Down:
      return step(1, 0, -0.1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom(0.8);
    case Qt::Key_Minus:
      return zoom(1.25);
    case Qt::Key_Home:
      return resetView();
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void PlanePlot::colorPlane() {
  applyPalette(*this, palette());
  const auto muted = mutedText(palette(), 0.25);
  const QPen ring(palette().color(QPalette::Text), 1.5);
  hovered_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, ring, Qt::NoBrush, 9));
  hoveredName_->setColor(palette().color(QPalette::ToolTipText));
  hoveredName_->setBrush(palette().color(QPalette::ToolTipBase));
  hoveredName_->setPen(QPen(muted, 1));
  replot(QCustomPlot::rpQueuedReplot);
}

void PlanePlot::setExplained(double x, double y) {
  explained_x_ = x;
  explained_y_ = y;
  labelAxes();
}

/// Labels and ticks for which there is room.
void PlanePlot::labelAxes() {
  const int line = fontMetrics().height();
  const auto label = [&](QCPAxis* axis, int number, double share, int room) {
    const auto percent = locale().toString(100 * share, 'f', share < 0.1 ? 1 : 0);
    const auto text = tr("PC %1, %2 % of variance").arg(QString::number(number), percent);
    const bool fits = QFontMetrics(axis->labelFont()).horizontalAdvance(text) <= room;
    axis->setLabel(fits ? text : tr("PC %1, %2 %").arg(QString::number(number), percent));
    axis->ticker()->setTickCount(std::clamp(room / (3 * line), 2, 5));
  };
  label(xAxis, 1, explained_x_, width() - 5 * line);
  label(yAxis, 2, explained_y_, height() - 5 * line);
}

void PlanePlot::resizeEvent(QResizeEvent* event) {
  labelAxes();
  QCustomPlot::resizeEvent(event);
}

}  // namespace ptw
