#include "widgets/series_icon.h"

namespace ptw {
namespace {

constexpr double kDetail = 3;
constexpr int kGap = 6;

QPixmap picture(const SeriesStyle& style, const QColor& background) {
  QPixmap pixmap(QSizeF(QSizeF(kSeriesIconSize) * kDetail).toSize());
  pixmap.setDevicePixelRatio(kDetail);
  pixmap.fill(Qt::transparent);
  QCPPainter painter(&pixmap);
  painter.setAntialiasing(true);
  const QRectF area({0, 0}, QSizeF(kSeriesIconSize));
  painter.setPen(Qt::NoPen);
  painter.setBrush(background);
  painter.drawRoundedRect(area, 3, 3);
  drawSeries(painter, area.adjusted(2, 0, -2, 0), style);
  return pixmap;
}

}  // namespace

void drawSeries(QCPPainter& painter, const QRectF& area, const SeriesStyle& style) {
  constexpr double kPointSize = 7;
  painter.setPen(QPen(style.color, 2, style.pen));
  painter.drawLine(QLineF(area.left(), area.center().y(), area.right(), area.center().y()));
  const QCPScatterStyle points = style.points(kPointSize, true);
  points.applyTo(&painter, points.pen());
  points.drawShape(&painter, area.center());
}

QIcon seriesIcon(const SeriesStyle& style, const QPalette& palette) {
  QIcon icon(picture(style, Qt::transparent));
  icon.addPixmap(picture(style, palette.color(QPalette::Base)), QIcon::Selected);
  return icon;
}

SeriesLegendItem::SeriesLegendItem(QCPLegend* legend, const QString& name, const SeriesStyle& style)
    : QCPAbstractLegendItem(legend), name_(name), style_(style) {
  setAntialiased(true);
}

void SeriesLegendItem::draw(QCPPainter* painter) {
  const QRectF sample(mRect.left(), mRect.top(), kSeriesIconSize.width(), mRect.height());
  drawSeries(*painter, sample, style_);
  painter->setFont(font());
  painter->setPen(textColor());
  painter->drawText(mRect.adjusted(kSeriesIconSize.width() + kGap, 0, 0, 0),
                    Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, name_);
}

QSize SeriesLegendItem::minimumOuterSizeHint() const {
  const QFontMetrics metrics(font());
  const QSize text = metrics.size(Qt::TextSingleLine, name_);
  return QSize(kSeriesIconSize.width() + kGap + text.width(),
               std::max(kSeriesIconSize.height(), text.height()))
      .grownBy(mMargins);
}

}  // namespace ptw
