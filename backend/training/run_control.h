// The narrow door through which a running training is steered from another thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace ptw {

class RunControl {
 public:
  void pause() { set(paused_, true); }
  void resume() { set(paused_, false); }
  /// Ends the run at the next step, with a checkpoint.
  void stop() { set(stopped_, true); }

  /// How many threads may work at once from the next step on; no number depends on it. 0: as many
  /// as the run's settings say, which is also the most.
  void allow_threads(int threads) {
    const std::scoped_lock lock(mutex_);
    threads_ = threads;
  }

  [[nodiscard]] int allowed_threads() const {
    const std::scoped_lock lock(mutex_);
    return threads_;
  }
  [[nodiscard]] bool stop_requested() const {
    const std::scoped_lock lock(mutex_);
    return stopped_;
  }
  [[nodiscard]] bool pause_requested() const {
    const std::scoped_lock lock(mutex_);
    return paused_ && !stopped_;
  }
  /// Blocks the training thread while paused.
  void wait_while_paused() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !paused_ || stopped_; });
  }
  /// Blocks the training thread for so long, until something is asked of it at the latest.
  void wait(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    if (!stopped_) changed_.wait_for(lock, longest);
  }

 private:
  void set(bool& flag, bool value) {
    const std::scoped_lock lock(mutex_);
    flag = value;
    changed_.notify_all();
  }
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool paused_ = false;
  bool stopped_ = false;
  int threads_ = 0;
};

}  // namespace ptw
