// What the colours and the hatching of a mask grid mean, with numbers.
#pragma once

#include <QWidget>

#include "widgets/mask_scale.h"

class QLabel;

namespace ptw {

class MaskSwatch;

class MaskLegend : public QWidget {
  Q_OBJECT

 public:
  explicit MaskLegend(QWidget* parent = nullptr);

  void setScale(const MaskScale& scale);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();

  MaskScale scale_;
  QLabel* low_ = nullptr;
  QLabel* high_ = nullptr;
  QLabel* masked_ = nullptr;
  MaskSwatch* gradient_ = nullptr;
};

}  // namespace ptw
