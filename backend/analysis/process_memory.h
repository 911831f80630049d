// What this process holds in memory, as Linux counts it.
#pragma once

#include <cstdint>

namespace ptw {

/// Watches the peak from its making on. Several in one process see each other's memory.
class PeakMemory {
 public:
  /// Gives unused memory back to the system and makes it forget the peak so far.
  PeakMemory();

  /// Takes in the peak since the last call.
  void update();

  /// Bytes above what was held at the beginning.
  [[nodiscard]] std::int64_t bytes() const { return peak_ - before_; }

 private:
  bool forgets_;  ///< otherwise only what is held at the time of update() is known
  std::int64_t before_;
  std::int64_t peak_;
};

}  // namespace ptw
