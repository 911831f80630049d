// What a sweep measured, as the Sweeps view draws it, and what the dialog "New sweep" gives out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "report/run.h"

namespace ptw {

/// Several runs' values of one measure.
struct Measured {
  double mean = 0;
  double deviation = 0;  ///< of the sample, with n - 1; 0 where n < 2
  std::int64_t n = 0;    ///< runs
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
  /// "best_metric" and "final_metric" (0..1), and the costs under the names of RunCost's members,
  /// e.g. "peak_memory_bytes". What was not measured is missing.
  std::map<std::string, Measured> measures;
};

struct SweepReport {
  std::string name;
  std::vector<SweptSetting> settings;
  std::vector<SweptGroup> groups;  ///< one for every combination, finished or not
};

/// A setting, or "model", "task" or "method", with the values that it shall take.
struct SweptValues {
  std::string key;
  std::vector<SettingValue> values;  ///< several, all different
};

struct SweepDraft {
  std::string name;
  RunSpec base;                   ///< without a name, a seed and what `over` varies
  std::vector<SweptValues> over;  ///< the first varies slowest
  std::vector<std::int64_t> seeds;
};

}  // namespace ptw
