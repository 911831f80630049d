#include "widgets/mask_scale.h"

#include <algorithm>
#include <cmath>

namespace ptw {
namespace {

constexpr double kLogarithmicFrom = 100;
constexpr double kWidest = 1e6;

}  // namespace

MaskScale::MaskScale(std::span<const double> values) {
  if (values.empty()) return;
  const auto [lowest, highest] = std::ranges::minmax(values);
  double positive = highest;
  for (const double value : values)
    if (value > 0) positive = std::min(positive, value);
  logarithmic_ = positive > 0 && highest >= kLogarithmicFrom * positive;
  high_ = highest;
  low_ = logarithmic_ ? std::max(positive, highest / kWidest) : lowest;
  hasLower_ = lowest < low_;
}

double MaskScale::shade(double value) const {
  if (high_ <= low_) return high_ > 0 ? 1 : 0;
  if (value <= low_) return 0;
  const double share = logarithmic_ ? std::log(value / low_) / std::log(high_ / low_)
                                    : (value - low_) / (high_ - low_);
  return std::clamp(share, 0.0, 1.0);
}

}  // namespace ptw
