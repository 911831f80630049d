// How much of a difference is noise: the spread over seeds, and McNemar's test of two runs on the
// same examples.
#pragma once

#include <cstdint>
#include <span>

#include "report/sweep.h"

namespace ptw {

/// Mean and standard deviation; all 0 without values.
Spread spread_of(std::span<const double> values);

/// McNemar's test (1947): whether two runs are right equally often, judged by the examples on which
/// just one of them is right.
struct McNemar {
  std::int64_t only_first = 0;   ///< examples on which only the first run is right
  std::int64_t only_second = 0;  ///< only the second
  bool exact = false;            ///< the binomial test; otherwise chi-square
  double statistic = 0;          ///< of chi-square, one degree of freedom; 0 for the exact test
  double p = 1;                  ///< two-sided
};

/// The exact binomial test: twice the tail of Binomial(n, 1/2), at most 1. No examples give 1.
McNemar mcnemar_exact(std::int64_t only_first, std::int64_t only_second);

/// Chi-square with Edwards's continuity correction (1948): (|b - c| - 1)^2 / (b + c).
McNemar mcnemar_chi_square(std::int64_t only_first, std::int64_t only_second);

/// The exact test below 25 such examples, where chi-square is a poor approximation.
McNemar mcnemar(std::int64_t only_first, std::int64_t only_second);

}  // namespace ptw
