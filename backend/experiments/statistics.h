// How much of a difference is noise: the spread over seeds, and McNemar's test of two runs on the
// same examples.
#pragma once

#include <cstdint>
#include <span>

#include "report/comparison.h"
#include "report/sweep.h"

namespace ptw {

/// Mean and standard deviation; all 0 without values.
Spread spread_of(std::span<const double> values);

/// The exact binomial test: twice the tail of Binomial(n, 1/2), at most 1. No examples give 1.
McNemar mcnemar_exact(std::int64_t only_first, std::int64_t only_second);

/// Chi-square with Edwards's continuity correction (1948): (|b - c| - 1)^2 / (b + c).
McNemar mcnemar_chi_square(std::int64_t only_first, std::int64_t only_second);

/// The exact test below 25 such examples, where chi-square is a poor approximation.
McNemar mcnemar(std::int64_t only_first, std::int64_t only_second);

}  // namespace ptw
