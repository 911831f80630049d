#include "widgets/neighbor_delegate.h"

#include <QPainter>

#include "widgets/neighbor_model.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

const QColor kBlue(0x00, 0x72, 0xb2);
const QColor kOrange(0xe6, 0x9f, 0x00);
const QString kWordStart = QString(QChar(0x2581));
constexpr int kMargin = 4;

/// A piece's text, its word start drawn as a bar on the base line rather than as a letter.
void paintText(QPainter& painter, const QRect& area, QString text, const QFont& font,
               const QColor& color, const QColor& markColor) {
  painter.setFont(font);
  const QFontMetrics metrics(font);
  auto rest = area;
  if (text.startsWith(kWordStart)) {
    text.remove(0, kWordStart.size());
    const int width = metrics.horizontalAdvance('0');
    const int baseLine = area.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.fillRect(QRect(area.left(), baseLine, width, 2), markColor);
    rest.setLeft(area.left() + width + 2);
  }
  painter.setPen(color);
  painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                   metrics.elidedText(text, Qt::ElideRight, rest.width()));
}

void paintNewDot(QPainter& painter, const QRect& cell, const QColor& color) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(QPointF(cell.right() - 5, cell.top() + 5.5), 2.6, 2.6);
}

void paintSelection(QPainter& painter, const QRect& cell, const QColor& color) {
  painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), color);
  painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), color);
}

}  // namespace

void NeighborDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
  painter->save();
  if (index.column() >= NeighborModel::firstPieceColumn) {
    paintPiece(*painter, option, index);
  } else {
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == NeighborModel::movedColumn) {
      const bool selected = option.state & QStyle::State_Selected;
      const int width = option.rect.width() - 2 * kMargin;
      const double share = index.data(NeighborModel::shadeRole).toDouble();
      painter->fillRect(
          QRectF(option.rect.left() + kMargin, option.rect.bottom() - 3, width * share, 3),
          selected ? option.palette.color(QPalette::HighlightedText) : kBlue);
    }
  }
  painter->restore();
}

void NeighborDelegate::paintPiece(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
  const auto base = option.palette.color(QPalette::Base);
  const auto ink = option.palette.color(QPalette::Text);
  const auto shade = index.data(NeighborModel::shadeRole).toDouble();
  const auto background = blended(base, kBlue, 0.6 * shade);
  painter.setClipRect(option.rect);
  painter.fillRect(option.rect, background);

  const auto piece = index.data(Qt::DisplayRole).toString();
  const bool isNew = index.data(NeighborModel::newRole).toBool();
  auto font = option.font;
  font.setBold(isNew);
  font.setItalic(index.data(NeighborModel::specialRole).toBool());
  const bool masked = index.data(NeighborModel::maskedRole).toBool();
  paintText(painter, option.rect.adjusted(kMargin, 0, isNew ? -9 : -kMargin, 0), piece, font,
            masked ? mutedText(option.palette) : ink, blended(ink, background, 0.5));

  if (!highlight_.isEmpty() && piece.contains(highlight_, Qt::CaseInsensitive)) {
    painter.setPen(QPen(kOrange, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
  }
  if (option.state & QStyle::State_Selected)
    paintSelection(painter, option.rect, option.palette.color(QPalette::Highlight));
  if (option.state & QStyle::State_HasFocus) {
    painter.setPen(QPen(ink, 1, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(2, 3, -3, -4));
  }
  if (isNew) paintNewDot(painter, option.rect, ink);
}

}  // namespace ptw
