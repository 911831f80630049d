// The picture of the mask grid. Only the cells in sight are painted.
#include <QPainter>
#include <algorithm>

#include "widgets/mask_grid.h"
#include "widgets/mask_style.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr int kBar = 3;

/// The edges of `rect` that lie at the border of a set of cells.
struct Edges {
  bool left, top, right, bottom;
};

void fillEdges(QPainter& painter, const QRect& rect, Edges edges, int width, const QColor& color) {
  if (edges.left) painter.fillRect(rect.left(), rect.top(), width, rect.height(), color);
  if (edges.top) painter.fillRect(rect.left(), rect.top(), rect.width(), width, color);
  if (edges.right)
    painter.fillRect(rect.right() + 1 - width, rect.top(), width, rect.height(), color);
  if (edges.bottom)
    painter.fillRect(rect.left(), rect.bottom() + 1 - width, rect.width(), width, color);
}

/// Every how many headers there is room for a number.
int numberStride(int needed, int size) {
  for (int stride = 1;; stride *= 10)
    for (const int factor : {1, 2, 5})
      if (stride * factor * size >= needed) return stride * factor;
}

}  // namespace

QFont MaskGrid::smallFont() const {
  auto face = font();
  face.setPointSizeF(face.pointSizeF() * 0.88);
  return face;
}

double MaskGrid::shade(int token, int piece) const {
  const auto i = static_cast<std::size_t>(token * mask_.pieces + piece);
  return i < pieceImportance_.size() ? scale_.shade(pieceImportance_[i]) : 0;
}

bool MaskGrid::previewMasks(int token, int piece) const {
  const bool inside =
      token >= 0 && piece >= 0 && token < mask_.token_count() && piece < mask_.pieces;
  return inside && !preview_->keeps(token, piece);
}

void MaskGrid::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), palette().color(QPalette::Window));
  if (isEmpty()) return;
  const auto places = geometry();
  const MaskStyle style(palette(), devicePixelRatioF());
  painter.setFont(smallFont());
  paintCells(painter, places, style);
  if (preview_) paintOutline(painter, places, style);
  paintSelected(painter, places);
  if (marking_) paintMarked(painter, places);
  if (cursor_.token >= 0 && cursor_.piece >= 0) paintCursor(painter, places);
  paintHeaders(painter, places, style);
  if (cursor_.token < 0 || cursor_.piece < 0) paintCursor(painter, places);
}

void MaskGrid::paintCells(QPainter& painter, const MaskGeometry& places,
                          const MaskStyle& style) const {
  const auto visible = places.visibleCells();
  for (int token = visible.top(); token <= visible.bottom(); ++token)
    for (int piece = visible.left(); piece <= visible.right(); ++piece) {
      const auto area = places.rectOf({token, piece}).adjusted(0, 0, -1, -1);
      if (mask_.keeps(token, piece))
        style.paintKept(painter, area, shade(token, piece));
      else
        style.paintMasked(painter, area, shade(token, piece));
    }
}

void MaskGrid::paintOutline(QPainter& painter, const MaskGeometry& places,
                            const MaskStyle& style) const {
  const auto visible = places.visibleCells();
  for (int token = visible.top(); token <= visible.bottom(); ++token)
    for (int piece = visible.left(); piece <= visible.right(); ++piece) {
      if (!previewMasks(token, piece)) continue;
      const Edges edges{!previewMasks(token, piece - 1), !previewMasks(token - 1, piece),
                        !previewMasks(token, piece + 1), !previewMasks(token + 1, piece)};
      fillEdges(painter, places.rectOf({token, piece}).adjusted(0, 0, -1, -1), edges, 2,
                style.outline());
    }
}

void MaskGrid::paintMarked(QPainter& painter, const MaskGeometry& places) const {
  const auto area = marked();
  const auto first = places.rectOf({area.firstToken, area.firstPiece});
  const auto whole = first.united(places.rectOf({area.lastToken, area.lastPiece}));
  auto wash = palette().color(QPalette::Highlight);
  painter.setPen(QPen(palette().color(QPalette::Text), 2, Qt::DashLine));
  wash.setAlpha(70);
  painter.setBrush(wash);
  painter.drawRect(whole.adjusted(1, 1, -2, -2));
  painter.setBrush(Qt::NoBrush);
}

void MaskGrid::paintSelected(QPainter& painter, const MaskGeometry& places) const {
  if (selected_ < 0 || selected_ >= mask_.token_count()) return;
  const auto first = places.rectOf({selected_, 0});
  const auto row = first.united(places.rectOf({selected_, mask_.pieces - 1}));
  fillEdges(painter, row.adjusted(0, -1, 0, 0), {false, true, false, true}, 2,
            palette().color(QPalette::Highlight));
}

void MaskGrid::paintCursor(QPainter& painter, const MaskGeometry& places) const {
  const auto area = places.rectOf(cursor_).adjusted(0, 0, -1, -1);
  const auto ink = palette().color(QPalette::Text);
  if (hasFocus()) {
    fillEdges(painter, area.adjusted(-1, -1, 1, 1), {true, true, true, true}, 2, ink);
    fillEdges(painter, area.adjusted(1, 1, -1, -1), {true, true, true, true}, 1,
              palette().color(QPalette::Base));
  } else {
    painter.setPen(QPen(ink, 1, Qt::DotLine));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
  }
}

void MaskGrid::paintHeaders(QPainter& painter, const MaskGeometry& places,
                            const MaskStyle& style) const {
  const auto visible = places.visibleCells();
  const auto window = palette().color(QPalette::Window);
  const QFontMetrics metrics(smallFont());
  painter.fillRect(0, 0, places.headers().width(), viewport()->height(), window);
  painter.fillRect(0, 0, viewport()->width(), places.headers().height(), window);
  const int rows = numberStride(metrics.height() - 1, places.cell().height());
  painter.setClipRect(0, places.headers().height(), places.headers().width(), viewport()->height());
  for (int token = visible.top(); token <= visible.bottom(); ++token)
    paintRowHeader(painter, places.rectOf({token, -1}), token, token % rows == 0, style);
  const int width = metrics.horizontalAdvance(QString::number(mask_.pieces - 1));
  const int columns = numberStride(width + 3, places.cell().width());
  painter.setClipRect(places.headers().width(), 0, viewport()->width(), places.headers().height());
  for (int piece = visible.left(); piece <= visible.right(); ++piece)
    paintColumnHeader(painter, places.rectOf({-1, piece}), piece, piece % columns ? 0 : width);
  painter.setClipping(false);
}

void MaskGrid::paintRowHeader(QPainter& painter, const QRect& area, int token, bool number,
                              const MaskStyle& style) const {
  const bool selected = token == selected_;
  const bool kept = mask_.tokens[static_cast<std::size_t>(token)];
  if (selected) painter.fillRect(area, palette().color(QPalette::Highlight));
  auto face = smallFont();
  face.setStrikeOut(!kept);
  painter.setFont(face);
  painter.setPen(palette().color(selected ? QPalette::HighlightedText : QPalette::WindowText));
  const auto inner = area.adjusted(2, 0, -kBar - 4, 0);
  if (number) painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, QString::number(token));
  const auto i = static_cast<std::size_t>(token);
  if (i >= tokenImportance_.size()) return;
  const QRect room(area.right() - kBar - 1, area.top(), kBar, area.height() - 1);
  const int height = qRound(room.height() * std::max(tokenScale_.shade(tokenImportance_[i]), 0.06));
  painter.fillRect(room.adjusted(0, room.height() - height, 0, 0),
                   selected ? palette().color(QPalette::HighlightedText) : style.color(1));
}

void MaskGrid::paintColumnHeader(QPainter& painter, const QRect& area, int piece,
                                 int labelWidth) const {
  if (labelWidth == 0) return;
  auto face = smallFont();
  face.setStrikeOut(!keepsAny(mask_, {0, mask_.token_count() - 1, piece, piece, false}));
  painter.setFont(face);
  painter.setPen(palette().color(QPalette::WindowText));
  const int beside = std::max((labelWidth + 2 - area.width() + 1) / 2, 0);
  painter.drawText(area.adjusted(-beside, 0, beside, 0), Qt::AlignCenter, QString::number(piece));
}

void MaskGrid::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void MaskGrid::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace ptw
