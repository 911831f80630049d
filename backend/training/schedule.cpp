#include "training/schedule.h"

#include <algorithm>
#include <cmath>

namespace ptw {

Schedule::Schedule(const Settings& settings)
    : peak_(std::get<double>(settings.at("learning_rate"))),
      falls_(std::get<std::string>(settings.at("schedule")) == "linear"),
      steps_(static_cast<double>(std::get<std::int64_t>(settings.at("steps")))) {
  warmup_ = std::ceil(std::get<double>(settings.at("warmup_ratio")) * steps_);
}

double Schedule::learning_rate(std::int64_t step) const {
  const auto done = static_cast<double>(step - 1);
  if (done < warmup_) return peak_ * (done + 1) / (warmup_ + 1);
  if (!falls_) return peak_;
  return peak_ * std::max(0.0, (steps_ - done) / std::max(1.0, steps_ - warmup_));
}

}  // namespace ptw
