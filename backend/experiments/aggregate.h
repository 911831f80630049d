// From the finished runs of a sweep to what a figure draws: the spread over seeds of every measure,
// for every combination of the swept settings.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "experiments/report_table.h"
#include "experiments/statistics.h"
#include "experiments/sweep.h"

namespace ptw {

/// What a finished run measured, by name: best_metric, final_metric, and its costs, for example
/// "trainable_parameters" or "seconds_per_step".
using Measures = std::map<std::string, double>;

inline constexpr auto best_metric = "best_metric";    ///< 0..1, at the best checkpoint
inline constexpr auto final_metric = "final_metric";  ///< 0..1, at the last one

/// The runs that differ in nothing but the seed.
struct RunGroup {
  std::vector<SettingValue> point;         ///< the values of Sweep::over, in its order
  std::int64_t planned = 0;                ///< runs, finished or not
  std::map<std::string, Spread> measures;  ///< over the finished runs that have them
};

/// One group for every combination, in the grid's order, whether or not a run of it has finished.
/// `finished` holds the measures by the runs' identities.
std::vector<RunGroup> aggregate(std::span<const PlannedRun> plan,
                                const std::map<std::string, Measures>& finished);

/// Every group with mean, standard deviation and n of one measure; empty cells where n is 0.
ReportTable groups_table(const SweepReport& report, const std::string& measure);

}  // namespace ptw
