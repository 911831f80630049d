// How kept and masked pieces look, in the grid and in its legend.
#pragma once

#include <QColor>
#include <QPalette>
#include <QPixmap>

class QPainter;
class QRect;

namespace ptw {

class MaskStyle {
 public:
  MaskStyle(const QPalette& palette, qreal pixelRatio);

  /// The colour of a shade between 0 and 1.
  [[nodiscard]] QColor color(double shade) const;

  void paintKept(QPainter& painter, const QRect& area, double shade) const;
  /// Paler, and hatched.
  void paintMasked(QPainter& painter, const QRect& area, double shade) const;

  /// The outline of what a preview would mask.
  [[nodiscard]] QColor outline() const { return outline_; }

 private:
  QColor base_;
  QColor blue_;
  QColor outline_;
  QPixmap hatch_;
};

}  // namespace ptw
