#include "widgets/routing_piece_delegate.h"

#include <QPainter>

#include "widgets/labels.h"
#include "widgets/routing_piece_model.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

void paintShare(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const auto share = index.data(RoutingPieceModel::shareRole);
  if (!share.isValid()) return;
  const QRect area = option.rect.adjusted(5, 3, -6, -4);
  painter.fillRect(QRectF(area.left(), area.top(), area.width() * share.toDouble(), area.height()),
                   promptFill(index.column(), option.palette));
  painter.setPen(option.palette.color(QPalette::Text));
  painter.drawText(area.adjusted(3, 0, 0, 0), Qt::AlignVCenter, index.data().toString());
}

void paintPieces(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const auto pieces = index.data(RoutingPieceModel::piecesRole).toStringList();
  const auto shades = index.data(RoutingPieceModel::shadesRole).toList();
  const int height = (option.rect.height() - 3) / RoutingPieceModel::pieces;
  QRect line(option.rect.left(), option.rect.top(), option.rect.width() - 1, height);
  painter.setPen(option.palette.color(QPalette::Text));
  for (int i = 0; i < pieces.size(); ++i) {
    painter.fillRect(line, shareShade(shades[i].toDouble(), option.palette));
    const auto text = lightMarks(pieces[i].toStdString());
    const QRect room = line.adjusted(6, 0, -4, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
    line.translate(0, height);
  }
}

}  // namespace

void RoutingPieceDelegate::paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
  painter.fillRect(option.rect, option.palette.color(QPalette::Base));
  painter.setFont(option.font);
  if (index.row() == RoutingPieceModel::shareRow)
    paintShare(painter, option, index);
  else
    paintPieces(painter, option, index);
}

}  // namespace ptw
