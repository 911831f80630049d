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
