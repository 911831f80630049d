#include "widgets/routing_delegate.h"

#include <QPainter>

namespace ptw {

void RoutingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
  painter->save();
  painter->setClipRect(option.rect);
  paintCell(*painter, option, index);
  painter->restore();
  const QRect& cell = option.rect;
  if (option.state & QStyle::State_Selected) {
    const auto color = option.palette.color(QPalette::Highlight);
    painter->fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), color);
    painter->fillRect(QRect(cell.right() - 2, cell.top(), 3, cell.height()), color);
  }
  if (option.state & QStyle::State_HasFocus) {
    painter->setPen(QPen(option.palette.color(QPalette::Text), 1, Qt::DotLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(cell.adjusted(4, 2, -5, -3));
  }
}

}  // namespace ptw
