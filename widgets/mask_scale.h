// From an importance to a shade between 0 and 1: linear, or logarithmic when the values span
// decades.
#pragma once

#include <span>

namespace ptw {

class MaskScale {
 public:
  MaskScale() = default;
  explicit MaskScale(std::span<const double> values);

  [[nodiscard]] double shade(double value) const;
  [[nodiscard]] bool isLogarithmic() const { return logarithmic_; }

  /// What the shades 0 and 1 stand for. Lower values than low() have its shade.
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  [[nodiscard]] bool hasLower() const { return hasLower_; }

 private:
  double low_ = 0;
  double high_ = 0;
  bool logarithmic_ = false;
  bool hasLower_ = false;
};

}  // namespace ptw
