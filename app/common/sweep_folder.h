// A sweep on disk: sweep.json and a run folder for every run of its grid, by the run's name. It may
// be given again at any time: runs that have finished stand, those that were cut off go on.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "experiments/aggregate.h"
#include "experiments/sweep.h"
#include "training/run_folder.h"
#include "training/run_lock.h"

namespace ptw {

/// What the run in `folder` measured: best_metric, final_metric, seconds, and its costs by the
/// names that status.json gives them. Empty before its first evaluation.
Measures measures_of(const RunFolder& run);

class SweepFolder {
 public:
  /// The grid of `sweep` below `path`, which need not be there yet. Throws Error when a run of the
  /// grid is impossible, or when `path` is the folder of another sweep.
  SweepFolder(std::filesystem::path path, const Sweep& sweep);
  /// The sweep that was kept in `path`, to see what it has found: neither models nor tasks need be
  /// there. Throws Error.
  static SweepFolder open(const std::filesystem::path& path);
  /// What sweep.json says. Throws Error.
  static Sweep kept_in(const std::filesystem::path& path);
  static bool is_sweep(const std::filesystem::path& path);

  [[nodiscard]] const Sweep& sweep() const { return sweep_; }
  [[nodiscard]] const std::vector<PlannedRun>& plan() const { return plan_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path folder_of(const PlannedRun& run) const;

  /// Makes room in the run's folder: what was trained there on other contents of model or task
  /// than today's is moved beside it. Throws Error.
  void make_way(const PlannedRun& run) const;

  /// Runs of the grid that no finished run makes needless, in order.
  [[nodiscard]] std::vector<PlannedRun> unfinished() const;
  /// Over what has finished so far.
  [[nodiscard]] std::vector<RunGroup> groups() const;
  /// Finished runs by identity; one that is damaged has not finished.
  [[nodiscard]] std::map<std::string, RunFolder> finished_runs() const;
  /// Seconds that a run of this sweep took, mean over those that have finished; nothing before.
  [[nodiscard]] std::optional<double> seconds_per_run() const;

  /// Writes sweep.json. As long as the lock is held no other program trains the sweep. Throws
  /// Error.
  RunLock keep() const;

 private:
  SweepFolder(std::filesystem::path path, const Sweep& sweep, const Planner& planner);
  [[nodiscard]] std::map<std::string, Measures> finished() const;
  [[nodiscard]] bool is_outdated(const RunFolder& run) const;

  std::filesystem::path path_;
  Sweep sweep_;
  std::vector<PlannedRun> plan_;
  std::map<std::pair<std::string, std::string>, RunContents>
      contents_;  // by model and task; today's
};

}  // namespace ptw
