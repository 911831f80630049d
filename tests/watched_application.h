// How long the GUI thread works on one event.
#pragma once

#include <algorithm>

#include "analysis/thread_time.h"
#include "app/desktop/application.h"

namespace ptw {

/// What one event may take, milliseconds of processor time: what the window promises, or, where a
/// sanitizer makes everything slower, ten times that.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kLongestEvent = 500;
#else
constexpr double kLongestEvent = 50;
#endif

/// Notes the processor time that the GUI thread spends on each event.
class WatchedApplication : public Application {
 public:
  using Application::Application;
  bool notify(QObject* receiver, QEvent* event) override {
    if (depth_ > 0) return Application::notify(receiver, event);
    ++depth_;
    const auto begin = thread_seconds();
    const bool handled = Application::notify(receiver, event);
    busiest = std::max(busiest, 1e3 * (thread_seconds() - begin));
    ++events;
    --depth_;
    return handled;
  }
  double busiest = 0;  ///< milliseconds
  int events = 0;

 private:
  int depth_ = 0;
};

}  // namespace ptw
