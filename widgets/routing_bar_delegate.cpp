#include "widgets/routing_bar_delegate.h"

#include <QApplication>
#include <QPainter>

#include "widgets/plot_style.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

constexpr double kShade = 0.75;

void paintBar(QPainter& painter, const QStyleOptionViewItem& option, double probability,
              bool chosen) {
  const bool selected = option.state & QStyle::State_Selected;
  const auto ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
  const auto ground = option.palette.color(QPalette::Highlight);
  const auto shade = selected ? blended(ground, ink, 0.3) : shareShade(kShade, option.palette);
  const QRect area = option.rect.adjusted(2, 2, -3, -3);
  painter.fillRect(QRectF(area.left(), area.top(), area.width() * probability, area.height()),
                   shade);
  painter.setPen(ink);
  if (chosen) painter.drawRect(area);
}

}  // namespace

void RoutingBarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
  const auto probability = index.data(probabilityRole);
  if (!probability.isValid()) return QStyledItemDelegate::paint(painter, option, index);
  auto background = option;
  initStyleOption(&background, index);
  background.text.clear();
  const auto* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
  painter->save();
  painter->setClipRect(option.rect);
  const bool chosen = index.data(chosenRole).toBool();
  paintBar(*painter, option, probability.toDouble(), chosen);
  auto face = option.font;
  face.setBold(chosen);
  painter->setFont(face);
  painter->drawText(option.rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter,
                    index.data().toString());
  painter->restore();
}

}  // namespace ptw
