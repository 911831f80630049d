// The mouse and keyboard of the mask grid.
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>
#include <utility>

#include "widgets/mask_grid.h"

namespace ptw {

MaskSpot MaskGrid::clamped(MaskSpot spot) const {
  spot.token = std::clamp(spot.token, -1, mask_.token_count() - 1);
  spot.piece = std::clamp(spot.piece, -1, mask_.pieces - 1);
  if (spot.token >= 0 || spot.piece >= 0) return spot;
  return cursor_.token < 0 ? MaskSpot{-1, 0} : MaskSpot{0, -1};  // there is nothing in the corner
}

void MaskGrid::goTo(MaskSpot spot) {
  cursor_ = clamped(spot);
  bringIntoView(cursor_);
  describeCursor();
  viewport()->update();
  if (cursor_.token >= 0) Q_EMIT tokenChosen(cursor_.token);
}

void MaskGrid::walk(MaskSpot to, bool extend) {
  if (extend && !marking_) anchor_ = cursor_;
  marking_ = extend;
  goTo(to);
}

/// From one spot to another; a header stands for all of its row or column.
MaskArea MaskGrid::areaOf(MaskSpot a, MaskSpot b) const {
  MaskArea area{std::min(a.token, b.token), std::max(a.token, b.token), std::min(a.piece, b.piece),
                std::max(a.piece, b.piece)};
  if (area.firstPiece < 0) {
    area.firstPiece = 0;
    area.lastPiece = mask_.pieces - 1;
  }
  if (area.firstToken < 0) {
    area.firstToken = 0;
    area.lastToken = mask_.token_count() - 1;
    area.onlyKeptTokens = true;
  }
  return area;
}

MaskArea MaskGrid::marked() const {
  return areaOf(marking_ ? anchor_ : cursor_, cursor_);
}

/// What an edit that begins at `spot` does: the contrary of what is there.
bool MaskGrid::wouldKeep(MaskSpot spot) const {
  return !keepsAny(mask_, areaOf(spot, spot));
}

void MaskGrid::applyMarked() {
  const bool keep = wouldKeep(marking_ ? anchor_ : cursor_);
  const auto area = marked();
  marking_ = false;
  viewport()->update();
  Q_EMIT edited(withArea(mask_, area, keep));
}

void MaskGrid::mousePressEvent(QMouseEvent* event) {
  const auto spot = isEmpty() ? std::nullopt : geometry().spotAt(event->pos());
  if (event->button() != Qt::LeftButton || drag_ != Drag::none || !spot) return;
  const bool rectangle = event->modifiers().testFlag(Qt::ShiftModifier);
  drag_ = rectangle ? Drag::rectangle : Drag::paint;
  marking_ = rectangle;
  anchor_ = lastPainted_ = *spot;
  beforeDrag_ = mask_;
  dragKeeps_ = wouldKeep(*spot);
  goTo(*spot);
  if (!rectangle) paintTo(*spot);
}

void MaskGrid::mouseMoveEvent(QMouseEvent* event) {
  if (drag_ == Drag::none) return;
  const auto spot = dragSpot(event->pos());
  if (spot == cursor_) return;
  goTo(spot);
  if (drag_ == Drag::paint) paintTo(spot);
}

void MaskGrid::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && drag_ != Drag::none) finishDrag();
}

/// The cell or header that a drag has reached: it stays among what it began in.
MaskSpot MaskGrid::dragSpot(QPoint position) const {
  auto spot = geometry().nearestCell(position);
  if (anchor_.token < 0) spot.token = -1;
  if (anchor_.piece < 0) spot.piece = -1;
  return spot;
}

/// Paints the way from the spot painted last, which the mouse may have crossed in one move.
void MaskGrid::paintTo(MaskSpot spot) {
  const auto from = std::exchange(lastPainted_, spot);
  const int steps =
      std::max({std::abs(spot.token - from.token), std::abs(spot.piece - from.piece), 1});
  for (int step = 0; step <= steps; ++step) {
    const double share = static_cast<double>(step) / steps;
    const MaskSpot at{qRound(from.token + share * (spot.token - from.token)),
                      qRound(from.piece + share * (spot.piece - from.piece))};
    mask_ = withArea(std::move(mask_), areaOf(at, at), dragKeeps_);
  }
  describeCursor();
  viewport()->update();
}

void MaskGrid::finishDrag() {
  if (drag_ == Drag::rectangle) mask_ = withArea(std::move(mask_), marked(), dragKeeps_);
  drag_ = Drag::none;
  marking_ = false;
  viewport()->update();
  const auto proposed = std::exchange(mask_, beforeDrag_);
  if (proposed != mask_) Q_EMIT edited(proposed);
}

void MaskGrid::dropDrag() {
  if (drag_ == Drag::paint) mask_ = beforeDrag_;
  drag_ = Drag::none;
  marking_ = false;
  describeCursor();
  viewport()->update();
}

void MaskGrid::keyPressEvent(QKeyEvent* event) {
  if (isEmpty()) return QAbstractScrollArea::keyPressEvent(event);
  const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
  const bool far = event->modifiers().testFlag(Qt::ControlModifier);
  const auto places = geometry();
  const int page = std::max(1, places.page().height() / places.cell().height() - 1);
  const auto [token, piece] = cursor_;
  switch (event->key()) {
    case Qt::Key_Left:
      return walk({token, piece - 1}, extend);
    case Qt::Key_Right:
      return walk({token, piece + 1}, extend);
    case Qt::Key_Up:
      return walk({token - 1, piece}, extend);
    case Qt::Key_Down:
      return walk({token + 1, piece}, extend);
    case Qt::Key_PageUp:
      return walk({std::max(token - page, 0), piece}, extend);
    case Qt::Key_PageDown:
      return walk({token + page, piece}, extend);
    case Qt::Key_Home:
      return walk({far ? 0 : token, 0}, extend);
    case Qt::Key_End:
      return walk({far ? mask_.token_count() - 1 : token, mask_.pieces - 1}, extend);
    case Qt::Key_Space:
      if (drag_ == Drag::none) applyMarked();
      return;
    case Qt::Key_Escape:
      if (marking_ || drag_ != Drag::none) return dropDrag();
      [[fallthrough]];
    default:
      event->ignore();
  }
}

}  // namespace ptw
