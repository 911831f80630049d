// Who trains a run: .lock in its folder is locked meanwhile. The operating system lets go of the
// lock when the program ends, however.
#pragma once

#include <filesystem>

#include "files/descriptor.h"

namespace ptw {

enum class TrainedBy { nobody, this_program, another_program };

/// Who is training the run at this moment. It asks and takes no lock, so that it stands in nobody's
/// way; that costs opening a small file, microseconds unless the folder lies on a network. Never
/// throws: where it cannot be found out, nobody is.
TrainedBy trained_by(const std::filesystem::path& run) noexcept;

class RunLock {
 public:
  /// Throws Error when somebody else has the lock, or the folder cannot be written.
  explicit RunLock(const std::filesystem::path& run);
  ~RunLock();
  RunLock(RunLock&&) = default;
  RunLock& operator=(RunLock&&) = delete;

  /// Whether the folder still is where it was when it was locked. Costs two questions to the
  /// kernel.
  [[nodiscard]] bool is_in_place() const;
  /// Throws Error when it is not.
  void require_in_place() const;

 private:
  std::filesystem::path run_;
  Descriptor file_;
};

}  // namespace ptw
