#include "widgets/mask_swatch.h"

#include <QPainter>
#include <cmath>

#include "widgets/mask_style.h"

namespace ptw {

MaskSwatch::MaskSwatch(Kind kind, QWidget* parent) : QWidget(parent), kind_(kind) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MaskSwatch::setScale(const MaskScale& scale) {
  scale_ = scale;
  update();
}

QSize MaskSwatch::sizeHint() const {
  const int line = fontMetrics().height();
  return {kind_ == Kind::gradient ? line * 3 : line, line * 3 / 4};
}

void MaskSwatch::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const MaskStyle style(palette(), devicePixelRatioF());
  if (kind_ == Kind::gradient) {
    paintGradient(painter);
  } else if (kind_ == Kind::masked) {
    style.paintMasked(painter, rect(), 0.4);
  } else {
    style.paintKept(painter, rect(), 0.2);
    painter.setPen(QPen(style.outline(), 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
  }
}

void MaskSwatch::paintGradient(QPainter& painter) const {
  const MaskStyle style(palette(), devicePixelRatioF());
  for (int x = 0; x < width(); ++x)
    painter.fillRect(x, 0, 1, height(), style.color(x / std::max(width() - 1.0, 1.0)));
  if (!scale_.isLogarithmic()) return;
  for (double decade = std::pow(10, std::ceil(std::log10(scale_.low()))); decade < scale_.high();
       decade *= 10)
    painter.fillRect(qRound(scale_.shade(decade) * width()), height() - 4, 1, 4,
                     palette().color(QPalette::Text));
}

}  // namespace ptw
