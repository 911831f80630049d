#include "widgets/status_icon.h"

#include <QPainter>
#include <QPainterPath>

namespace ptw {
namespace {

constexpr double kSide = 14;
constexpr double kDetail = 3;

QPainterPath polygon(std::initializer_list<QPointF> corners) {
  QPainterPath path;
  path.addPolygon(QPolygonF(QList<QPointF>(corners)));
  path.closeSubpath();
  return path;
}

QPainterPath polyline(std::initializer_list<QPointF> corners) {
  QPainterPath path;
  path.addPolygon(QPolygonF(QList<QPointF>(corners)));
  return path;
}

QPainterPath shape(RunStatus status) {
  QPainterPath path;
  switch (status) {
    case RunStatus::queued:
      path.addEllipse(QPointF(7, 7), 4.5, 4.5);
      return path;
    case RunStatus::loading:
      for (double x : {3.0, 7.0, 11.0}) path.addEllipse(QPointF(x, 7), 1.2, 1.2);
      return path;
    case RunStatus::running:
      return polygon({{4, 2.5}, {11.5, 7}, {4, 11.5}});
    case RunStatus::paused:
      path.addRect(3.5, 3, 2.2, 8);
      path.addRect(8.3, 3, 2.2, 8);
      return path;
    case RunStatus::stopped:
      path.addRect(3.5, 3.5, 7, 7);
      return path;
    case RunStatus::interrupted:
      path = polyline({{8.5, 1.5}, {4.5, 7.5}, {9.5, 7}, {5.5, 12.5}});
      return path;
    case RunStatus::finished:
      return polyline({{2.5, 7.5}, {5.5, 10.5}, {11.5, 3.5}});
    case RunStatus::failed:
      path = polyline({{3, 3}, {11, 11}});
      path.addPath(polyline({{11, 3}, {3, 11}}));
      return path;
  }
  return path;
}

QRgb color(RunStatus status) {
  switch (status) {
    case RunStatus::running:
    case RunStatus::finished:
      return 0xff009e73;
    case RunStatus::failed:
    case RunStatus::interrupted:
      return 0xffd55e00;
    default:
      return 0;
  }
}

bool isFilled(RunStatus status) {
  return status == RunStatus::loading || status == RunStatus::running ||
         status == RunStatus::paused || status == RunStatus::stopped;
}

QPixmap picture(RunStatus status, const QColor& ink) {
  QPixmap pixmap((QSizeF(kSide, kSide) * kDetail).toSize());
  pixmap.setDevicePixelRatio(kDetail);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  if (isFilled(status)) painter.setBrush(ink);
  painter.drawPath(shape(status));
  return pixmap;
}

}  // namespace

QIcon statusIcon(RunStatus status, const QPalette& palette) {
  const QRgb own = color(status);
  QIcon icon(picture(status, own ? QColor(own) : palette.color(QPalette::Text)));
  icon.addPixmap(picture(status, palette.color(QPalette::HighlightedText)), QIcon::Selected);
  return icon;
}

}  // namespace ptw
