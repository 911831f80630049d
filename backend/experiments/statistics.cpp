#include "experiments/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ptw {
namespace {

constexpr std::int64_t enough_for_chi_square = 25;

}  // namespace

Spread spread_of(std::span<const double> values) {
  if (values.empty()) return {};
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double deviation = values.size() < 2 ? 0 : std::sqrt(squares / (n - 1));
  return {mean, deviation, static_cast<std::int64_t>(values.size())};
}

McNemar mcnemar_exact(std::int64_t only_first, std::int64_t only_second) {
  const auto n = static_cast<double>(only_first + only_second);
  double logarithm = -n * std::log(2.0);  // of the probability of k
  double tail = std::exp(logarithm);
  for (std::int64_t k = 1; k <= std::min(only_first, only_second); ++k) {
    logarithm += std::log((n - static_cast<double>(k) + 1) / static_cast<double>(k));
    tail += std::exp(logarithm);
  }
  return {only_first, only_second, true, 0, std::min(1.0, 2 * tail)};
}

McNemar mcnemar_chi_square(std::int64_t only_first, std::int64_t only_second) {
  if (only_first == only_second) return {only_first, only_second, false, 0, 1};
  const auto difference = std::abs(static_cast<double>(only_first - only_second)) - 1;
  const double statistic = difference * difference / static_cast<double>(only_first + only_second);
  return {only_first, only_second, false, statistic, std::erfc(std::sqrt(statistic / 2))};
}

McNemar mcnemar(std::int64_t only_first, std::int64_t only_second) {
  return only_first + only_second < enough_for_chi_square
             ? mcnemar_exact(only_first, only_second)
             : mcnemar_chi_square(only_first, only_second);
}

}  // namespace ptw
