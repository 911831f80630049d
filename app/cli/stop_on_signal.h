// Ctrl+C and SIGTERM as a wish to stop, not as an end.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace ptw::cli {

class StopOnSignal {
 public:
  /// Calls `stop` from a thread of its own at every signal. Make it before any other thread.
  explicit StopOnSignal(std::function<void()> stop);

 private:
  sigset_t signals_{};
  std::jthread watcher_;
};

}  // namespace ptw::cli
