// What the shades of an attention mean, with numbers.
#pragma once

#include <QWidget>

class QLabel;

namespace ptw {

class AttentionLegend : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionLegend(QWidget* parent = nullptr);

  /// The weight, 0..1, that the deepest shade stands for.
  void setMost(double most);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  double most_ = 0;
  QLabel* low_;
  QLabel* high_;
};

}  // namespace ptw
