#include "widgets/numbers.h"

#include <QLocale>
#include <QRegularExpression>

namespace ptw {

QString shownText(const SettingValue& value) {
  const auto text = QString::fromStdString(to_text(value));
  return std::holds_alternative<double>(value) ? withLocalMark(text) : text;
}

QString withPoint(const QString& typed) {
  static const QRegularExpression number("^\\s*([+-]?\\d*),(\\d+)([eE][+-]?\\d+)?\\s*$");
  const auto found = number.match(typed);
  // Where the comma stands between thousands, three digits behind it may be meant so.
  const bool thousands = QLocale().decimalPoint() != "," && found.capturedLength(2) == 3;
  if (!found.hasMatch() || thousands) return typed;
  return found.captured(1) + '.' + found.captured(2) + found.captured(3);
}

QString withLocalMark(const QString& text) {
  static const QRegularExpression number("^-?\\d+\\.\\d+(e[+-]?\\d+)?$");
  return number.match(text).hasMatch() ? QString(text).replace('.', QLocale().decimalPoint())
                                       : text;
}

Message withLocalMarks(Message message) {
  for (auto& argument : message.arguments)
    argument = withLocalMark(QString::fromStdString(argument)).toStdString();
  return message;
}

}  // namespace ptw
