// The mouse and keyboard of the curve plot.
#include <QApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/axis_fit.h"
#include "widgets/curve_plot.h"

namespace ptw {

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->pos();
  const bool box = box_zoom_ || event->modifiers().testFlag(Qt::ShiftModifier);
  setSelectionRectMode(box ? QCP::srmZoom : QCP::srmNone);
  QCustomPlot::mousePressEvent(event);
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  QCustomPlot::mouseMoveEvent(event);
  if (event->buttons() == Qt::NoButton) setCursor(stepAt(event->position().x()));
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const auto pressed = std::exchange(pressed_, std::nullopt);
  if (event->button() != Qt::LeftButton || !pressed) return;
  if ((event->pos() - *pressed).manhattanLength() >= QApplication::startDragDistance()) return;
  clicked_step_ = stepAt(event->position().x());
  click_timer_.start(QApplication::doubleClickInterval());
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  click_timer_.stop();
  pressed_ = std::nullopt;
  event->accept();
  resetZoom();
}

void CurvePlot::wheelEvent(QWheelEvent* event) {
  const bool values = event->modifiers().testFlag(Qt::ControlModifier);
  for (QCPAxisRect* pane : rects_) pane->setRangeZoom(values ? Qt::Vertical : Qt::Horizontal);
  QCustomPlot::wheelEvent(event);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
  const double pixels = event->modifiers().testFlag(Qt::ControlModifier) ? 20 : 1;
  switch (event->key()) {
    case Qt::Key_Left:
      return moveCursor(-pixels);
    case Qt::Key_Right:
      return moveCursor(pixels);
    case Qt::Key_Home:
      return resetZoom();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomSteps(0.7);
    case Qt::Key_Minus:
      return zoomSteps(1 / 0.7);
    case Qt::Key_Escape:
      return setCursor(std::nullopt);
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (cursor()) Q_EMIT stepClicked(*cursor());
      return;
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void CurvePlot::leaveEvent(QEvent* event) {
  setCursor(std::nullopt);
  QCustomPlot::leaveEvent(event);
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
  arrangePanes();
  QCustomPlot::resizeEvent(event);
  requestReplot();
}

void CurvePlot::showEvent(QShowEvent* event) {
  QCustomPlot::showEvent(event);
  requestReplot();
}

void CurvePlot::setCursor(std::optional<std::int64_t> step) {
  if (step == cursor()) return;
  cursor_.setStep(step);
  layer("cursor")->replot();
  Q_EMIT cursorChanged(step);
}

void CurvePlot::moveCursor(double pixels) {
  const double per_pixel = steps()->range().size() / std::max(1, top()->width());
  const auto distance = std::llround(std::max(1.0, std::abs(pixels) * per_pixel));
  const std::int64_t from = cursor().value_or(std::llround(steps()->range().center()));
  const QCPRange known = visibleKeys(rects_);
  const auto to = std::clamp<std::int64_t>(pixels < 0 ? from - distance : from + distance,
                                           std::llround(known.lower), std::llround(known.upper));
  if (!steps()->range().contains(double(to))) {
    steps()->moveRange(double(to - from));
    requestReplot();
  }
  setCursor(to);
}

void CurvePlot::zoomSteps(double factor) {
  steps()->scaleRange(factor, cursor() ? double(*cursor()) : steps()->range().center());
  requestReplot();
}

std::int64_t CurvePlot::stepAt(double column) const {
  const QCPRange known = visibleKeys(rects_);
  return std::llround(std::clamp(steps()->pixelToCoord(column), known.lower, known.upper));
}

}  // namespace ptw
