#include "widgets/sweep_values.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "widgets/messages.h"
#include "widgets/numbers.h"

namespace ptw {
namespace {

constexpr double kMinute = 60;
constexpr double kHour = 60 * kMinute;

QString words(const char* text) {
  return QCoreApplication::translate("ptw::sweepValues", text);
}

/// Whether values stand between semicolons, since the comma is their decimal mark.
bool haveCommas(const SettingValue& kind) {
  return std::holds_alternative<double>(kind) && QLocale().decimalPoint() == ",";
}

/// The parts between commas outside quotation marks; where numbers have commas, between semicolons
/// and those commas that do not stand in a number.
QStringList split(const QString& text, bool numbersHaveCommas) {
  QStringList parts{QString()};
  bool quoted = false;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    if (c == '"') quoted = !quoted;
    const bool inNumber = numbersHaveCommas && i + 1 < text.size() && text[i + 1].isDigit();
    const bool ends = c == ',' ? !inNumber : c == ';' && numbersHaveCommas;
    if (ends && !quoted)
      parts << QString();
    else
      parts.back() += c;
  }
  return parts;
}

QString unquoted(const QString& part) {
  auto text = part.trimmed();
  if (text.size() < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  return text.mid(1, text.size() - 2).replace("\"\"", "\"");
}

QString quoted(const QString& text) {
  const bool plain =
      !text.contains(',') && !text.contains('"') && text == text.trimmed() && !text.isEmpty();
  return plain ? text : '"' + QString(text).replace('"', "\"\"") + '"';
}

QString two(qint64 large, const char* largeUnit, qint64 small, const char* smallUnit) {
  const QLocale locale;
  auto text = words(largeUnit).arg(locale.toString(large));
  if (small > 0) text += ' ' + words(smallUnit).arg(locale.toString(small));
  return text;
}

}  // namespace

std::vector<SettingValue> parseValues(const SettingSpec& spec, const QString& text) {
  auto named = spec;
  named.key = translated(spec.label).toStdString();
  const bool freeText =
      std::holds_alternative<std::string>(spec.default_value) && spec.choices.empty();
  const bool commas = haveCommas(spec.default_value);
  const auto parts = split(text, commas);
  std::vector<SettingValue> values;
  for (const auto& part : parts) {
    if (part.trimmed().isEmpty() && !(freeText && parts.size() == 1))
      throw Error(
          commas
              ? PTW_TR("settings", "%1 takes one value, or several with semicolons between them.")
              : PTW_TR("settings", "%1 takes one value, or several with commas between them."),
          {named.key});
    const auto typed = unquoted(part);
    auto value = parse_setting(named, (commas ? withPoint(typed) : typed).toStdString());
    if (std::ranges::find(values, value) != values.end())
      throw Error(PTW_TR("settings", "%1 has the value \"%2\" twice."),
                  {named.key, to_text(value)});
    values.push_back(std::move(value));
  }
  return values;
}

QString valuesText(const std::vector<SettingValue>& values) {
  QStringList texts;
  for (const auto& value : values)
    texts << (std::holds_alternative<double>(value)
                  ? shownText(value)
                  : quoted(QString::fromStdString(to_text(value))));
  if (values.size() == 1 && to_text(values.front()).empty()) return {};
  return texts.join(!values.empty() && haveCommas(values.front()) ? "; " : ", ");
}

QString runsText(std::int64_t count) {
  if (count == 1) return words(QT_TRANSLATE_NOOP("ptw::sweepValues", "1 run"));
  return words(QT_TRANSLATE_NOOP("ptw::sweepValues", "%1 runs"))
      .arg(QLocale().toString(qlonglong(count)));
}

QString durationText(double seconds) {
  const char* s = QT_TRANSLATE_NOOP("ptw::sweepValues", "%1 s");
  const char* min = QT_TRANSLATE_NOOP("ptw::sweepValues", "%1 min");
  const char* h = QT_TRANSLATE_NOOP("ptw::sweepValues", "%1 h");
  const char* d = QT_TRANSLATE_NOOP("ptw::sweepValues", "%1 d");
  const auto whole = [&](double unit) { return qint64(std::llround(seconds / unit)); };
  if (seconds < 1.5 * kMinute) return two(std::max<qint64>(whole(1), 1), s, 0, s);
  if (whole(kMinute) < 60) return two(whole(kMinute), min, 0, min);
  if (whole(kHour) < 48) return two(whole(kMinute) / 60, h, whole(kMinute) % 60, min);
  return two(whole(kHour) / 24, d, whole(kHour) % 24, h);
}

}  // namespace ptw
