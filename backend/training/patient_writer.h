// Writing to a run folder while the disk may be full.
#pragma once

#include <functional>

#include "report/run.h"
#include "training/run_control.h"
#include "training/run_folder.h"
#include "training/run_lock.h"
#include "training/stopwatch.h"
#include "training/training_observer.h"

namespace ptw {

/// Training was stopped while it waited for room on the disk.
struct StoppedWithoutRoom {};

/// Writes again and again until there is room; meanwhile the run is told to be paused.
class PatientWriter {
 public:
  /// Sets down in the folder what the run is doing, and why.
  using Record = std::function<void(RunStatus, const std::string& why)>;

  /// Keeps references to all but `record`; waiting is left out of what `watch` measures. `lock` is
  /// that of the folder.
  PatientWriter(const RunFolder& folder, const RunLock& lock, RunControl& control,
                TrainingObserver& observer, Stopwatch& watch, Record record);

  /// Throws StoppedWithoutRoom when the run is stopped before there is room, Error when the folder
  /// is no longer where it was, and whatever else `write` throws.
  void operator()(const std::function<void()>& write) const;

 private:
  void wait(const std::string& why) const;

  const RunFolder& folder_;
  const RunLock& lock_;
  RunControl& control_;
  TrainingObserver& observer_;
  Stopwatch& watch_;
  Record record_;
};

}  // namespace ptw
