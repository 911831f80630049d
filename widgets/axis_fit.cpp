#include "widgets/axis_fit.h"

#include <algorithm>
#include <cmath>

namespace ptw {
namespace {

constexpr double kMargin = 0.05;
constexpr double kDecadesFrom = 30;

QCPRange widened(const QCPRange& range) {
  const double margin =
      range.size() > 0 ? range.size() * kMargin : std::max(std::abs(range.lower) * 0.1, 1e-9);
  return {range.lower - margin, range.upper + margin};
}

QCPRange widenedByFactor(const QCPRange& range) {
  const double factor = std::max(std::pow(range.upper / range.lower, kMargin), 1.01);
  return {range.lower / factor, range.upper * factor};
}

}  // namespace

double WholeTicks::getTickStep(const QCPRange& range) {
  return std::max(1.0, std::floor(QCPAxisTicker::getTickStep(range)));
}

int WholeTicks::getSubTickCount(double step) {
  constexpr double kAllWhole = 10;  // from here on tenths are
  return step < kAllWhole ? int(step) - 1 : QCPAxisTicker::getSubTickCount(step);
}

QCPRange visibleKeys(const QList<QCPAxisRect*>& panes) {
  QCPRange all(0, 1);
  for (const QCPAxisRect* pane : panes) {
    for (const QCPGraph* graph : pane->graphs()) {
      bool found = false;
      const QCPRange range = graph->getKeyRange(found);
      if (found && graph->realVisibility()) all.expand(range);
    }
  }
  return all;
}

void fitValues(QCPAxis& axis) {
  const bool logarithmic = axis.scaleType() == QCPAxis::stLogarithmic;
  QCPRange all;
  bool any = false;
  for (const QCPGraph* graph : axis.graphs()) {
    bool found = false;
    const QCPRange range = graph->getValueRange(found, logarithmic ? QCP::sdPositive : QCP::sdBoth);
    if (!found || !graph->realVisibility()) continue;
    all = any ? all.expanded(range) : range;
    any = true;
  }
  if (any) axis.setRange(logarithmic ? widenedByFactor(all) : widened(all));
}

void chooseTicks(QCPAxis& axis) {
  const bool decades = axis.scaleType() == QCPAxis::stLogarithmic &&
                       axis.range().upper > kDecadesFrom * axis.range().lower;
  const bool has_decades = axis.ticker().dynamicCast<QCPAxisTickerLog>() != nullptr;
  if (decades == has_decades) return;
  const int count = axis.ticker()->tickCount();
  axis.setTicker(decades ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                         : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
  axis.ticker()->setTickCount(count);
  axis.grid()->setSubGridVisible(decades);
}

}  // namespace ptw
