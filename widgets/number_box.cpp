#include "widgets/number_box.h"

#include <QLineEdit>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/numbers.h"

namespace ptw {

NumberBox::NumberBox(Kind kind, double minimum, double maximum, QWidget* parent)
    : QAbstractSpinBox(parent), kind_(kind), minimum_(minimum), maximum_(maximum) {
  setFocusPolicy(Qt::StrongFocus);  // the wheel scrolls the form, it does not take the focus
  connect(lineEdit(), &QLineEdit::textChanged, this, &NumberBox::textChanged);
}

void NumberBox::setText(const QString& text) {
  lineEdit()->setText(text);
}

double NumberBox::stepped(double value, bool up) const {
  if (kind_ == Kind::integer) return value + (up ? 1 : -1);
  if (value == 0) return up ? 0.1 : -0.1;
  const double direction = (value > 0) == up ? 1 : -1;  // away from zero or towards it
  const double unit = std::pow(10, std::floor(std::log10(std::abs(value)) + 1e-9));
  const double digits = std::abs(value) / unit;
  const double moved = direction < 0 && digits < 1 + 1e-9 ? 0.9 : digits + direction;
  return std::copysign(moved * unit, value);
}

void NumberBox::stepBy(int steps) {
  bool is_number = false;
  double value = withPoint(text()).toDouble(&is_number);
  if (!is_number) return;
  for (int i = 0; i < std::abs(steps); ++i) value = stepped(value, steps > 0);
  value = std::clamp(value, minimum_, maximum_);
  setText(kind_ == Kind::integer ? QString::number(static_cast<qint64>(value))
                                 : withLocalMark(QString::number(value, 'g', 6)));
}

QValidator::State NumberBox::validate(QString&, int&) const {
  return QValidator::Acceptable;
}

QAbstractSpinBox::StepEnabled NumberBox::stepEnabled() const {
  bool is_number = false;
  const double value = withPoint(text()).toDouble(&is_number);
  StepEnabled enabled = StepNone;
  if (is_number && value < maximum_) enabled |= StepUpEnabled;
  if (is_number && value > minimum_) enabled |= StepDownEnabled;
  return enabled;
}

void NumberBox::wheelEvent(QWheelEvent* event) {
  if (hasFocus())
    QAbstractSpinBox::wheelEvent(event);
  else
    event->ignore();
}

QSize NumberBox::sizeHint() const {
  auto size = QAbstractSpinBox::sizeHint();
  size.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("0000000000")) + size.height() * 2);
  return size;
}

QSize NumberBox::minimumSizeHint() const {
  return sizeHint();
}

}  // namespace ptw
