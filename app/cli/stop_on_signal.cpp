#include "app/cli/stop_on_signal.h"

#include <ctime>
#include <utility>

namespace ptw::cli {

StopOnSignal::StopOnSignal(std::function<void()> stop) {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  watcher_ = std::jthread([this, stop = std::move(stop)](const std::stop_token& ended) {
    const timespec pause{0, 100'000'000};
    while (!ended.stop_requested())
      if (sigtimedwait(&signals_, nullptr, &pause) > 0) stop();
  });
}

}  // namespace ptw::cli
