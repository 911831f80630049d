// The learning rate of every step.
#pragma once

#include <cstdint>

#include "report/setting.h"

namespace ptw {

/// Rises linearly from 0 over the first warmup_ratio * steps updates; then stays ("constant") or
/// falls linearly to 0 at the end ("linear").
class Schedule {
 public:
  /// By the settings "learning_rate", "schedule", "warmup_ratio" and "steps".
  explicit Schedule(const Settings& settings);
  /// For update `step`, 1 being the first.
  [[nodiscard]] double learning_rate(std::int64_t step) const;

 private:
  double peak_;
  bool falls_;
  double warmup_;
  double steps_;
};

}  // namespace ptw
