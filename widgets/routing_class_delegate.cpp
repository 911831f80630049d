#include "widgets/routing_class_delegate.h"

#include <QPainter>

#include "widgets/plot_style.h"
#include "widgets/routing_class_model.h"
#include "widgets/routing_style.h"

namespace ptw {

QSize RoutingClassDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {option.fontMetrics.horizontalAdvance("00.0 %") + 14, option.fontMetrics.height() * 2 + 8};
}

void RoutingClassDelegate::paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
  const double share = index.data(RoutingClassModel::shareRole).toDouble();
  const auto shade = shareShade(share, option.palette);
  const auto base = option.palette.color(QPalette::Base);
  painter.fillRect(option.rect, base);
  painter.fillRect(option.rect.adjusted(0, 0, -1, -1), shade);
  const auto ink = option.palette.color(QPalette::Text);
  if (index.data(RoutingClassModel::totalRole).toBool() && index.row() > 0)
    painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 2)), ink);
  const int line = option.fontMetrics.height();
  const QRect text(option.rect.left(), option.rect.center().y() - line, option.rect.width(), line);
  auto face = option.font;
  face.setBold(true);
  painter.setFont(face);
  painter.setPen(ink);
  painter.drawText(text, Qt::AlignCenter, index.data().toString());
  painter.setFont(option.font);
  painter.drawText(text.translated(0, line), Qt::AlignCenter, percentText(share));
}

}  // namespace ptw
