// A small sample of how the mask grid paints something.
#pragma once

#include <QWidget>

#include "widgets/mask_scale.h"

namespace ptw {

class MaskSwatch : public QWidget {
 public:
  enum class Kind { gradient, masked, preview };

  MaskSwatch(Kind kind, QWidget* parent);

  /// Decades are marked on the gradient of a logarithmic scale.
  void setScale(const MaskScale& scale);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintGradient(QPainter& painter) const;

  Kind kind_;
  MaskScale scale_;
};

}  // namespace ptw
