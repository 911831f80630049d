// What the processor did for one thread, whatever else it is doing.
#pragma once

#include <ctime>

namespace ptw {

/// Processor time of the thread that calls, seconds.
inline double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace ptw
