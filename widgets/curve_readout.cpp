#include "widgets/curve_readout.h"

#include <cmath>
#include <set>

namespace ptw {
namespace {

constexpr int kDistance = 12;

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
  return std::isfinite(value) ? QString::number(value, format, precision) : "–";
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

QString line(const CurveReading& reading, const std::set<std::string>& metrics) {
  const QString name = reading.current ? "<b>" + reading.name.toHtmlEscaped() + "</b>"
                                       : reading.name.toHtmlEscaped();
  QString html = cell(QString("<font color='%1'>%2</font> %3")
                          .arg(reading.style.color.name(), glyph(reading.style.shape), name),
                      "left");
  html += cell(number(reading.loss, 'f', 4)) + cell(number(reading.smoothed, 'f', 4)) +
          cell(number(reading.dev_loss, 'f', 4));
  for (const std::string& metric : metrics) {
    const auto found = reading.metrics.find(metric);
    html += cell(found == reading.metrics.end() ? "–" : number(found->second, 'f', 3));
  }
  html += cell(reading.evaluated < 0 ? "–" : QString::number(reading.evaluated));
  return "<tr>" + html + cell(number(reading.learning_rate, 'g', 3)) + "</tr>";
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
  const std::set<std::string> metrics = metricNames(readings);
  QString html = cell("<b>" + tr("step %1").arg(step) + "</b>", "left") + cell(tr("loss")) +
                 cell(tr("smoothed")) + cell(tr("dev loss"));
  for (const std::string& metric : metrics)
    html += cell(QString::fromStdString(metric).toHtmlEscaped());
  html = "<tr>" + html + cell(tr("at step")) + cell(tr("rate")) + "</tr>";
  for (const CurveReading& reading : readings) html += line(reading, metrics);
  setText("<table cellspacing='0'>" + html + "</table>");
  adjustSize();
  const bool right_half = column > parentWidget()->width() / 2;
  const int left = right_half ? column - kDistance - width() : column + kDistance;
  move(std::clamp(left, 0, std::max(0, parentWidget()->width() - width())), kDistance / 2);
  show();
}

}  // namespace ptw
