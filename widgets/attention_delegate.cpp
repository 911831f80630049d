#include "widgets/attention_delegate.h"

#include <QPainter>

#include "widgets/attention_model.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

constexpr double kBarShade = 0.75;

void paintShare(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const double share = index.data(AttentionModel::weightRole).toDouble();
  const QRect area = option.rect.adjusted(3, 2, -5, -3);
  painter.fillRect(QRectF(area.left(), area.top(), area.width() * share, area.height()),
                   shareShade(kBarShade, option.palette));
  painter.setPen(option.palette.color(QPalette::Text));
  painter.drawText(area.adjusted(3, 0, 0, 0), Qt::AlignVCenter, index.data().toString());
}

void paintWeight(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  painter.fillRect(option.rect.adjusted(0, 0, -1, -1),
                   shareShade(index.data(AttentionModel::shadeRole).toDouble(), option.palette));
  const auto text = index.data().toString();
  if (option.fontMetrics.horizontalAdvance(text) + 4 > option.rect.width()) return;
  painter.setPen(option.palette.color(QPalette::Text));
  painter.drawText(option.rect, Qt::AlignCenter, text);
}

}  // namespace

void AttentionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
  auto marked = option;
  marked.state.setFlag(QStyle::State_Selected, index.data(AttentionModel::markedRole).toBool());
  RoutingDelegate::paint(painter, marked, index);
}

void AttentionDelegate::paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
  painter.fillRect(option.rect, option.palette.color(QPalette::Base));
  painter.setFont(option.font);
  if (index.column() == AttentionModel::shareColumn)
    paintShare(painter, option, index);
  else
    paintWeight(painter, option, index);
}

}  // namespace ptw
