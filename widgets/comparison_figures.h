// The figures of a comparison for paper: the views' own plots, drawn on white. In the GUI thread.
#pragma once

#include <QByteArray>

#include "report/comparison.h"

namespace ptw {

/// Loss, dev metric and learning rate of all runs, as SVG; empty before the first step.
QByteArray curvesFigure(const ComparisonReport& report);

/// All prompts among the vocabulary, as SVG; empty without a prompt.
QByteArray promptsFigure(const ComparisonReport& report);

}  // namespace ptw
