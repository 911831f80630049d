#include "app/cli/stop_on_signal.h"

#include <sys/eventfd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "report/message.h"

namespace ptw::cli {
namespace {

std::atomic<int> descriptor_of_signals = -1;

void count(int descriptor) {
  const std::uint64_t one = 1;
  while (::write(descriptor, &one, sizeof one) < 0 && errno == EINTR) continue;
}

/// Does only what a signal handler may.
void on_signal(int /*signal*/) {
  const int problem = errno;
  count(descriptor_of_signals);
  errno = problem;
}

}  // namespace

StopOnSignal::StopOnSignal(std::function<void()> stop) : asked_(::eventfd(0, EFD_CLOEXEC)) {
  if (!asked_.is_open())
    throw Error(PTW_TR("app", "Signals cannot be waited for: %1."), {std::strerror(errno)});
  watcher_ = std::jthread(
      [descriptor = asked_.number(), stop = std::move(stop)](const std::stop_token& ended) {
        for (std::uint64_t signals = 0; !ended.stop_requested();)
          if (::read(descriptor, &signals, sizeof signals) > 0 && !ended.stop_requested()) stop();
      });
  descriptor_of_signals = asked_.number();
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  ::sigaction(SIGINT, &action, &interrupt_before_);
  ::sigaction(SIGTERM, &action, &terminate_before_);
}

StopOnSignal::~StopOnSignal() {
  ::sigaction(SIGINT, &interrupt_before_, nullptr);
  ::sigaction(SIGTERM, &terminate_before_, nullptr);
  watcher_.request_stop();
  count(asked_.number());  // wakes the watcher
}

}  // namespace ptw::cli
