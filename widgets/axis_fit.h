// Axis ranges that show all visible graphs, with a little room around them.
#pragma once

#include "widgets/custom_plot.h"

namespace ptw {

/// The keys of the visible graphs on these panes, and at least 0..1.
QCPRange visibleKeys(const QList<QCPAxisRect*>& panes);

/// Fits a value axis to its visible graphs; on a logarithmic axis to their positive values. Does
/// nothing when there are none.
void fitValues(QCPAxis& axis);

/// Ticks by decades on a logarithmic axis with a wide range, else at round numbers.
void chooseTicks(QCPAxis& axis);

}  // namespace ptw
