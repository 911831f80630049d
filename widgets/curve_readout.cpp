#include "widgets/curve_readout.h"

#include <QLocale>
#include <cmath>
#include <set>

namespace ptw {
namespace {

constexpr int kDistance = 12;
constexpr double kShare = 0.6;  // of the plot's height, at most, unless one run takes more

QString glyph(QCPScatterStyle::ScatterShape shape) {
  switch (shape) {
    case QCPScatterStyle::ssSquare:
      return "■";
    case QCPScatterStyle::ssTriangle:
      return "▲";
    case QCPScatterStyle::ssDiamond:
      return "◆";
    case QCPScatterStyle::ssCross:
      return "×";
    case QCPScatterStyle::ssTriangleInverted:
      return "▼";
    case QCPScatterStyle::ssPlus:
      return "+";
    default:
      return "●";
  }
}

QString number(double value, char format, int precision) {
  return std::isfinite(value) ? QLocale().toString(value, format, precision) : "–";
}

QString cell(const QString& text, const char* alignment = "right") {
  return QString("<td align='%1' style='padding-left:8px'>%2</td>").arg(alignment, text);
}

std::set<std::string> metricNames(const std::vector<CurveReading>& readings) {
  std::set<std::string> names;
  for (const CurveReading& reading : readings)
    for (const auto& [name, value] : reading.metrics) names.insert(name);
  return names;
}

QString heading(const CurveReading& reading) {
  const QString name = reading.current ? "<b>" + reading.name.toHtmlEscaped() + "</b>"
                                       : reading.name.toHtmlEscaped();
  return QString("<font color='%1'>%2</font> %3")
      .arg(reading.style.color.name(), glyph(reading.style.shape), name);
}

QString row(const QStringList& cells) {
  QString html = cell(cells.first(), "left");
  for (const QString& each : cells.mid(1)) html += cell(each);
  return "<tr>" + html + "</tr>";
}

/// One line per run; the lean one leaves out what the curves themselves tell well.
QString table(std::int64_t step, const std::vector<CurveReading>& readings, bool lean) {
  const std::set<std::string> metrics = metricNames(readings);
  QStringList titles{"<b>" + CurveReadout::tr("step %1").arg(step) + "</b>",
                     CurveReadout::tr("loss")};
  if (!lean) titles << CurveReadout::tr("smoothed");
  titles << CurveReadout::tr("dev loss");
  for (const std::string& metric : metrics)
    titles << QString::fromStdString(metric).toHtmlEscaped();
  if (!lean) titles << CurveReadout::tr("at step") << CurveReadout::tr("rate");
  QString html = row(titles);
  for (const CurveReading& reading : readings) {
    QStringList cells{heading(reading), number(reading.loss, 'f', 4)};
    if (!lean) cells << number(reading.smoothed, 'f', 4);
    cells << number(reading.dev_loss, 'f', 4);
    for (const std::string& metric : metrics) {
      const auto found = reading.metrics.find(metric);
      cells << (found == reading.metrics.end() ? "–" : number(found->second, 'f', 3));
    }
    if (!lean)
      cells << (reading.evaluated < 0 ? "–" : QString::number(reading.evaluated))
            << number(reading.learning_rate, 'g', 3);
    html += row(cells);
  }
  return "<table cellspacing='0'>" + html + "</table>";
}

QString moreRuns(std::size_t count) {
  return count == 0 ? QString() : CurveReadout::tr("more runs: %1").arg(count);
}

QString wholeTable(std::int64_t step, const std::vector<CurveReading>& readings,
                   std::size_t left_out) {
  return table(step, readings, false) + moreRuns(left_out);
}

QString leanTable(std::int64_t step, const std::vector<CurveReading>& readings,
                  std::size_t left_out) {
  return table(step, readings, true) + moreRuns(left_out);
}

/// "loss 0.5862, smoothed 0.5998, ...": only what is known.
QString sentence(const CurveReading& reading) {
  QStringList parts;
  const auto add = [&](const QString& name, double value, char format, int precision) {
    if (std::isfinite(value))
      parts << QString("%1&nbsp;%2").arg(name, number(value, format, precision));
  };
  add(CurveReadout::tr("loss"), reading.loss, 'f', 4);
  add(CurveReadout::tr("smoothed"), reading.smoothed, 'f', 4);
  add(CurveReadout::tr("dev loss"), reading.dev_loss, 'f', 4);
  for (const auto& [name, value] : reading.metrics)
    add(QString::fromStdString(name).toHtmlEscaped(), value, 'f', 3);
  if (reading.evaluated >= 0)
    parts << CurveReadout::tr("at step") + "&nbsp;" + QString::number(reading.evaluated);
  add(CurveReadout::tr("rate"), reading.learning_rate, 'g', 3);
  return parts.join(", ");
}

QString prose(std::int64_t step, const std::vector<CurveReading>& readings, std::size_t left_out) {
  const QString where = "<b>" + CurveReadout::tr("step %1").arg(step) + "</b>";
  if (readings.size() + left_out == 1) return where + ": " + sentence(readings.front());
  QStringList lines{where};
  for (const CurveReading& reading : readings) lines << heading(reading) + ": " + sentence(reading);
  if (left_out > 0) lines << moreRuns(left_out);
  return lines.join("<br>");
}

}  // namespace

CurveReadout::CurveReadout(QWidget* plot) : QLabel(plot) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setTextFormat(Qt::RichText);
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  setMargin(2);
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  setFont(small);
  hide();
}

void CurveReadout::showAt(int column, std::int64_t step,
                          const std::vector<CurveReading>& readings) {
  const bool shown =
      fill(wholeTable, step, readings) || (readings.size() > 1 && fill(leanTable, step, readings));
  if (!shown) fill(prose, step, readings);
  const bool right_half = column > parentWidget()->width() / 2;
  const int left = right_half ? column - kDistance - width() : column + kDistance;
  move(std::clamp(left, 0, std::max(0, parentWidget()->width() - width())), kDistance / 2);
  show();
}

bool CurveReadout::fill(Writer write, std::int64_t step, std::vector<CurveReading> readings) {
  const QSize room(parentWidget()->width(), int(parentWidget()->height() * kShare));
  const bool wraps = write == prose;
  setWordWrap(wraps);
  const std::size_t all = readings.size();
  for (;;) {
    setText(write(step, readings, all - readings.size()));
    if (wraps)
      resize(room.width(), heightForWidth(room.width()));
    else
      adjustSize();
    const int excess = height() - room.height();
    if (excess <= 0 || readings.size() <= 1) break;
    const int share = height() / int(readings.size() + 1);
    const auto count = std::max<std::size_t>(1, std::size_t(excess / share));
    readings.resize(std::max<std::size_t>(1, readings.size() - std::min(count, readings.size())));
  }
  return wraps || width() <= room.width();
}

}  // namespace ptw
