// Scores of masks in words and numbers.
#pragma once

#include <QString>

#include "report/pruning.h"

namespace ptw {

/// The metric: "0.612", or "≈ 0.61" while it is an estimate.
QString scoreText(const MaskScore& score);

/// Against the whole prompt, with its sign: "−0.028".
QString changeText(const MaskScore& score);

}  // namespace ptw
