#include "widgets/mask_style.h"

#include <QPainter>

#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr int kTile = 6;

QPixmap hatchTile(const QColor& color, qreal pixelRatio) {
  QPixmap tile(QSize(kTile, kTile) * pixelRatio);
  tile.setDevicePixelRatio(pixelRatio);
  tile.fill(Qt::transparent);
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(color, 1.2));
  for (const int shift : {-kTile, 0, kTile})
    painter.drawLine(QPointF(shift - 1, kTile + 1), QPointF(shift + kTile + 1, -1));
  return tile;
}

}  // namespace

MaskStyle::MaskStyle(const QPalette& palette, qreal pixelRatio)
    : base_(palette.color(QPalette::Base)),
      blue_(seriesStyle(0, palette).color),
      outline_(seriesStyle(1, palette).color),
      hatch_(hatchTile(mutedText(palette, 0.3), pixelRatio)) {}

QColor MaskStyle::color(double shade) const {
  return blended(base_, blue_, 0.08 + 0.92 * shade);
}

void MaskStyle::paintKept(QPainter& painter, const QRect& area, double shade) const {
  painter.fillRect(area, color(shade));
}

void MaskStyle::paintMasked(QPainter& painter, const QRect& area, double shade) const {
  painter.fillRect(area, blended(base_, blue_, 0.3 * shade));
  painter.drawTiledPixmap(area, hatch_, QPoint(area.left() % kTile, area.top() % kTile));
}

}  // namespace ptw
