// A sweep: one experiment in which some settings take several values, every combination of which is
// run with every seed; and what it measured, as the Sweeps view draws it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/figure.h"
#include "report/run.h"

namespace ptw {

/// One value of the axis "variant": a method with settings of its own, where methods that have
/// little in common are compared.
struct SweepVariant {
  std::string name;
  std::string method;  ///< empty: the base's
  Settings settings{};
};

/// A setting, or "model", "task", "method" or "variant", with the values that it takes.
struct SweepAxis {
  std::string key;
  std::vector<SettingValue> values;  ///< not empty, of one kind, all different
};

/// The axis "variant" over all of them.
SweepAxis axis_of(const std::vector<SweepVariant>& variants);

struct Sweep {
  std::string name;
  RunSpec base;                 ///< without a name, a seed and what `over` varies
  std::vector<SweepAxis> over;  ///< the first varies slowest; none: the base alone
  std::vector<std::int64_t> seeds = {0};
  std::vector<SweepVariant> variants{};    ///< what the values of the axis "variant" stand for
  std::vector<std::string> evaluate_on{};  ///< tasks that the trained prompts answer, too
  std::string figure{};  ///< the figure of a paper that it draws (experiments/figures.h), or none
};

/// Several runs' values of one measure.
struct Spread {
  double mean = 0;
  double deviation = 0;  ///< of the sample, with n - 1; 0 where n < 2, one run shows no spread
  std::int64_t n = 0;
};

struct SweptSetting {
  std::string key;
  std::string label;  ///< for people, English source of a translation; empty = the key
  std::vector<SettingValue> values;
  std::vector<std::string> names{};  ///< of the values, for people; empty = the values themselves
};

/// The runs that differ in nothing but the seed.
struct SweptGroup {
  std::vector<std::size_t> point;  ///< for each of SweepReport::settings which of its values
  std::int64_t planned = 0;
  std::int64_t finished = 0;
  /// "best_metric", "final_metric", for figures "dev_metric" and "test_metric" (0..1), and the
  /// costs under the names of RunCost's members, e.g. "peak_memory_bytes". What was not measured is
  /// missing.
  std::map<std::string, Spread> measures;
};

struct SweepReport {
  std::string name;
  std::vector<SweptSetting> settings;
  std::vector<SweptGroup> groups;  ///< one for every combination, finished or not
  std::int64_t planned = 0;        ///< runs of the sweep
  std::int64_t finished = 0;
  std::optional<PaperFigure> figure{};  ///< that it draws
};

}  // namespace ptw
