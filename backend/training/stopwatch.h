// How long training takes.
#pragma once

#include <chrono>
#include <functional>

namespace ptw {

/// Training time, pauses excluded.
class Stopwatch {
 public:
  /// `before`: seconds of an earlier part.
  explicit Stopwatch(double before) : before_(before) {}
  [[nodiscard]] double seconds() const {
    return before_ + std::chrono::duration<double>(Clock::now() - start_ - paused_).count();
  }
  void leave_out(const std::function<void()>& wait) {
    const auto begin = Clock::now();
    const auto before = paused_;  // one pause may hold another
    wait();
    paused_ = before + (Clock::now() - begin);
  }

 private:
  using Clock = std::chrono::steady_clock;
  double before_;
  Clock::time_point start_ = Clock::now();
  Clock::duration paused_{};
};

}  // namespace ptw
