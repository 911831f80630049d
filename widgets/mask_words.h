// Scores of masks in words and numbers.
#pragma once

#include <QString>
#include <vector>

#include "report/pruning.h"

namespace ptw {

/// The metric: "0.612", or "≈ 0.61" while it is an estimate.
QString scoreText(const MaskScore& score);

/// Against the whole prompt, with its sign: "−0.028".
QString changeText(const MaskScore& score);

double meanOf(const std::vector<double>& values);

/// What several masks make of the metric: "0.401 (0.350 to 0.440, 5 masks)".
QString spreadText(const std::vector<double>& values);

}  // namespace ptw
