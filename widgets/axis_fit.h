// Axis ranges that show all visible graphs, with a little room around them, and where ticks stand.
#pragma once

#include "widgets/custom_plot.h"

namespace ptw {

/// Ticks at whole numbers only, between them as well.
class WholeTicks : public QCPAxisTicker {
 protected:
  double getTickStep(const QCPRange& range) override;
  int getSubTickCount(double step) override;
};

/// The keys of the visible graphs on these panes, and at least 0..1.
QCPRange visibleKeys(const QList<QCPAxisRect*>& panes);

/// Fits a value axis to its visible graphs; on a logarithmic axis to their positive values. Does
/// nothing when there are none.
void fitValues(QCPAxis& axis);

/// Ticks by decades on a logarithmic axis with a wide range, else at round numbers.
void chooseTicks(QCPAxis& axis);

}  // namespace ptw
