// Whether the ticks of an axis that counts steps or pieces stand at whole numbers.
#pragma once

#include <QLocale>
#include <cmath>

#include "widgets/custom_plot.h"

namespace ptw {

/// Ticks and subticks that stand between whole numbers, or beside the number that they are labelled
/// with, whatever part of the axis is looked at.
inline QStringList brokenTicks(const QCPAxis& axis) {
  QStringList broken;
  for (double size = 1; size < 60; size += 0.7) {
    QVector<double> ticks, between;
    QVector<QString> labels;
    axis.ticker()->generate({3.2, 3.2 + size}, QLocale::c(), axis.numberFormat().at(0).toLatin1(),
                            axis.numberPrecision(), ticks, &between, &labels);
    if (ticks.isEmpty()) broken << QString("none in %1").arg(size);
    for (qsizetype i = 0; i < ticks.size(); ++i)
      if (labels[i].toDouble() != ticks[i] || ticks[i] != std::round(ticks[i]))
        broken << QString("%1 at %2").arg(labels[i]).arg(ticks[i]);
    for (const double tick : between)
      if (std::abs(tick - std::round(tick)) > 1e-6) broken << QString::number(tick);
  }
  return broken;
}

}  // namespace ptw
