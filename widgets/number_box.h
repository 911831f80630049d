// A spin box that takes any text and leaves the judging to others: numbers such as 1e-5 can be
// typed freely, and a wrong one stays visible so that it can be explained beside it.
#pragma once

#include <QAbstractSpinBox>

namespace ptw {

class NumberBox : public QAbstractSpinBox {
  Q_OBJECT

 public:
  enum class Kind { integer, real };

  NumberBox(Kind kind, double minimum, double maximum, QWidget* parent = nullptr);

  void setText(const QString& text);

  /// Integers move by one, reals by one in their leading digit (0.3 to 0.4, 1e-5 to 2e-5).
  void stepBy(int steps) override;
  QValidator::State validate(QString& text, int& position) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void textChanged(const QString& text);

 protected:
  [[nodiscard]] StepEnabled stepEnabled() const override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  [[nodiscard]] double stepped(double value, bool up) const;

  Kind kind_;
  double minimum_;
  double maximum_;
};

}  // namespace ptw
