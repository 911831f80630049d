// Ctrl+C and SIGTERM as a wish to stop, not as an end.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

#include "files/descriptor.h"

namespace ptw::cli {

class StopOnSignal {
 public:
  /// Calls `stop` from a thread of its own at every signal, whichever thread the system gives it
  /// to: libraries may have made some before `main`. There may be one at a time.
  explicit StopOnSignal(std::function<void()> stop);
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

 private:
  Descriptor asked_;  ///< counts the signals
  struct sigaction interrupt_before_ {
  }, terminate_before_{};
  std::jthread watcher_;
};

}  // namespace ptw::cli
