#include "widgets/labels.h"

#include <QLabel>
#include <QPalette>

namespace ptw {

QLabel* smallPrint(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  auto font = label->font();
  font.setPointSizeF(font.pointSizeF() * 0.88);
  label->setFont(font);
  return label;
}

QLabel* emptyState(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setAlignment(Qt::AlignCenter);
  label->setMargin(label->fontMetrics().height());
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
  return label;
}

QString breakable(const QString& text) {
  constexpr int kLongest = 40;
  constexpr char16_t kBreak = 0x200B;
  QString broken;
  int length = 0;
  for (const QChar each : text) {
    const bool ends = each.isSpace() || each == '/' || each == '-';
    const bool goesOn = each.isMark() || each.isLowSurrogate();
    if (length >= kLongest && !ends && !goesOn) {
      broken += QChar(kBreak);
      length = 0;
    }
    broken += each;
    length = ends ? 0 : length + 1;
  }
  return broken;
}

QString elided(const QString& name) {
  constexpr int kMost = 48;
  constexpr int kEnd = 12;
  if (name.size() <= kMost) return name;
  return name.left(kMost - kEnd - 1) + QChar(0x2026) + name.right(kEnd);
}

QString lightMarks(const std::string& piece) {
  return QString::fromStdString(piece).replace(QChar(0x2581), QChar('_'));
}

QString lightMarks(const std::vector<std::string>& pieces) {
  QStringList texts;
  for (const auto& piece : pieces) texts << lightMarks(piece);
  return texts.join("  ");
}

QColor problemColor(const QPalette& palette) {
  const bool dark = palette.color(QPalette::Window).lightness() < 128;
  return dark ? QColor(0xff, 0x9a, 0x8c) : QColor(0xa8, 0x1a, 0x0a);
}

void colorAsProblem(QLabel& label, const QPalette& palette) {
  auto colors = palette;
  colors.setColor(QPalette::WindowText, problemColor(palette));
  label.setPalette(colors);
}

}  // namespace ptw
