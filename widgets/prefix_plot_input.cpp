// The mouse and keyboard of the prefix's heat maps.
#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/prefix_plot.h"

namespace ptw {
namespace {

constexpr double kZoom = 0.7;  // of the positions, with each press of a key
constexpr double kFewest = 3;  // positions in sight

}  // namespace

std::optional<PrefixSpot> PrefixPlot::spotAt(QPoint place) const {
  for (const auto part : {keys, values}) {
    const auto& pane = panes_[part];
    if (isEmpty() || !shown_[part] || !pane.area->rect().contains(place)) continue;
    const PrefixSpot spot{static_cast<int>(std::lround(pane.layers()->pixelToCoord(place.y()))) - 1,
                          static_cast<int>(std::lround(pane.positions()->pixelToCoord(place.x())))};
    return PrefixSpot{std::clamp(spot.layer, 0, stack_.layers - 1),
                      std::clamp(spot.position, 0, stack_.positions - 1)};
  }
  return {};
}

void PrefixPlot::goTo(PrefixSpot spot) {
  cursor_ = {std::clamp(spot.layer, 0, stack_.layers - 1),
             std::clamp(spot.position, 0, stack_.positions - 1)};
  bringIntoView(cursor_.position);
  placeMarks();
  tell();
  Q_EMIT positionChosen(cursor_.position);
}

void PrefixPlot::bringIntoView(int position) {
  const auto range = panes_[keys].positions()->range();
  const double left = std::min(position - 0.5 - range.lower, 0.0);
  const double right = std::max(position + 0.5 - range.upper, 0.0);
  if (left == 0 && right == 0) return;
  keepWithin({range.lower + left + right, range.upper + left + right});
  replot(rpQueuedReplot);
}

void PrefixPlot::zoom(double factor) {
  const auto range = panes_[keys].positions()->range();
  const double size = std::max(range.size() * factor, std::min(kFewest, range.size()));
  const double middle = cursor_.position;
  keepWithin({middle - size / 2, middle + size / 2});
  bringIntoView(cursor_.position);
  replot(rpQueuedReplot);
}

void PrefixPlot::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->pos();
  QCustomPlot::mousePressEvent(event);
}

void PrefixPlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const auto pressed = std::exchange(pressed_, std::nullopt);
  if (event->button() != Qt::LeftButton || !pressed) return;
  if ((event->pos() - *pressed).manhattanLength() >= QApplication::startDragDistance()) return;
  if (const auto spot = spotAt(event->pos())) goTo(*spot);
}

void PrefixPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  pressed_ = std::nullopt;
  event->accept();
  fit();
  replot(rpQueuedReplot);
}

void PrefixPlot::mouseMoveEvent(QMouseEvent* event) {
  QCustomPlot::mouseMoveEvent(event);
  if (event->buttons() != Qt::NoButton) return;
  Q_EMIT read(describe(spotAt(event->pos()).value_or(cursor_)));
}

void PrefixPlot::leaveEvent(QEvent* event) {
  QCustomPlot::leaveEvent(event);
  Q_EMIT read(describe(cursor_));
}

bool PrefixPlot::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QCustomPlot::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto spot = spotAt(help->pos());
  QToolTip::showText(help->globalPos(), spot ? describe(*spot) : toolTip(), this);
  return true;
}

void PrefixPlot::keyPressEvent(QKeyEvent* event) {
  if (isEmpty()) return QCustomPlot::keyPressEvent(event);
  const auto [layer, position] = cursor_;
  const bool far = event->modifiers().testFlag(Qt::ControlModifier);
  switch (event->key()) {
    case Qt::Key_Left:
      return goTo({layer, position - 1});
    case Qt::Key_Right:
      return goTo({layer, position + 1});
    case Qt::Key_Up:
      return goTo({layer - 1, position});
    case Qt::Key_Down:
      return goTo({layer + 1, position});
    case Qt::Key_Home:
      return goTo({far ? 0 : layer, 0});
    case Qt::Key_End:
      return goTo({far ? stack_.layers - 1 : layer, stack_.positions - 1});
    case Qt::Key_Plus:
      return zoom(kZoom);
    case Qt::Key_Minus:
      return zoom(1 / kZoom);
    default:
      event->ignore();
  }
}

void PrefixPlot::focusInEvent(QFocusEvent* event) {
  QCustomPlot::focusInEvent(event);
  applyColors();
}

void PrefixPlot::focusOutEvent(QFocusEvent* event) {
  QCustomPlot::focusOutEvent(event);
  applyColors();
}

}  // namespace ptw
