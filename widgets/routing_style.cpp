#include "widgets/routing_style.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <array>

#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr int kColors = 7;
constexpr std::array kStrengths = {0.55, 0.3, 0.8};
constexpr double kFullShade = 0.6;
constexpr int kIconSize = 16;
constexpr int kIconDetail = 3;

}  // namespace

QString promptName(int prompt) {
  return QCoreApplication::translate("ptw::RoutingView", "Prompt %1").arg(prompt + 1);
}

QString percentText(double share) {
  constexpr double kAll = 1 - 1e-6;
  const bool few = share > 0 && share<0.0995, most = share> 0.9945 && share < kAll;
  const bool hardlyAny = few && share < 0.0005, nearlyAll = most && share >= 0.9995;
  const double percent = hardlyAny ? 0.1 : nearlyAll ? 99.9 : 100 * share;
  const QString bound = hardlyAny ? "<" : nearlyAll ? ">" : "";
  return bound + QLocale().toString(percent, 'f', few || most ? 1 : 0) + " %";
}

QColor promptFill(int prompt, const QPalette& palette) {
  const auto turn = static_cast<std::size_t>(prompt / kColors) % kStrengths.size();
  return blended(palette.color(QPalette::Base), seriesStyle(prompt, palette).color,
                 kStrengths[turn]);
}

QIcon promptIcon(int prompt, const QPalette& palette) {
  QPixmap pixmap(kIconSize * kIconDetail, kIconSize * kIconDetail);
  pixmap.setDevicePixelRatio(kIconDetail);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setPen(QPen(seriesStyle(prompt, palette).color, 1));
  painter.setBrush(promptFill(prompt, palette));
  painter.drawRect(QRectF(2.5, 2.5, kIconSize - 5, kIconSize - 5));
  return {pixmap};
}

QColor shareShade(double share, const QPalette& palette) {
  return blended(palette.color(QPalette::Base), seriesStyle(0, palette).color, kFullShade * share);
}

}  // namespace ptw
