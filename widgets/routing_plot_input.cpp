// The mouse and keyboard of the stacked areas.
#include <QApplication>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "widgets/routing_plot.h"

namespace ptw {

void RoutingPlot::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->pos();
  QCustomPlot::mousePressEvent(event);
}

void RoutingPlot::mouseMoveEvent(QMouseEvent* event) {
  QCustomPlot::mouseMoveEvent(event);
  if (event->buttons() & Qt::LeftButton) zoomed_ = true;
  if (event->buttons() != Qt::NoButton || history_.steps.empty()) return;
  const auto checkpoint = checkpointAt(event->position().x());
  setCursor(checkpoint);
  QToolTip::showText(event->globalPosition().toPoint(), reading(checkpoint), this);
}

void RoutingPlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const auto pressed = std::exchange(pressed_, std::nullopt);
  if (event->button() != Qt::LeftButton || !pressed || history_.steps.empty()) return;
  if ((event->pos() - *pressed).manhattanLength() >= QApplication::startDragDistance()) return;
  Q_EMIT stepClicked(history_.steps[checkpointAt(event->position().x())]);
}

void RoutingPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  pressed_ = std::nullopt;
  event->accept();
  resetZoom();
}

void RoutingPlot::wheelEvent(QWheelEvent* event) {
  zoomed_ = true;
  QCustomPlot::wheelEvent(event);
}

void RoutingPlot::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      return moveCursor(-1);
    case Qt::Key_Right:
      return moveCursor(1);
    case Qt::Key_Up:
      return movePrompt(1);
    case Qt::Key_Down:
      return movePrompt(-1);
    case Qt::Key_Home:
      return resetZoom();
    case Qt::Key_Escape:
      setCursor(std::nullopt);
      Q_EMIT promptChosen(-1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (cursor()) Q_EMIT stepClicked(*cursor());
      return;
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void RoutingPlot::leaveEvent(QEvent* event) {
  setCursor(std::nullopt);
  QCustomPlot::leaveEvent(event);
}

void RoutingPlot::moveCursor(int checkpoints) {
  if (history_.steps.empty()) return;
  const auto last = static_cast<int>(history_.steps.size()) - 1;
  int to = last;
  if (cursor()) {
    const auto place = std::ranges::lower_bound(history_.steps, *cursor());
    to = std::clamp(static_cast<int>(place - history_.steps.begin()) + checkpoints, 0, last);
  }
  const auto checkpoint = static_cast<std::size_t>(to);
  setCursor(checkpoint);
  const auto step = static_cast<double>(history_.steps[checkpoint]);
  if (!xAxis->range().contains(step)) {
    xAxis->moveRange(step - xAxis->range().center());
    replot(rpQueuedReplot);
  }
  const QPoint place(static_cast<int>(xAxis->coordToPixel(step)), axisRect()->center().y());
  QToolTip::showText(mapToGlobal(place), reading(checkpoint), this);
}

void RoutingPlot::movePrompt(int prompts) {
  if (history_.prompts == 0) return;
  const int from = prompt_ < 0 && prompts < 0 ? history_.prompts : prompt_;
  Q_EMIT promptChosen(std::clamp(from + prompts, 0, history_.prompts - 1));
}

}  // namespace ptw
