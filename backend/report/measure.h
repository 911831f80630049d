// What runs measure and cost, for people: names, units and how many digits say something.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ptw {

struct Measure {
  std::string_view key;  ///< as in SweptGroup::measures
  const char* name;      ///< English source of a translation, context "measures"
  const char* unit;      ///< empty for counts and shares
  double scale;          ///< of the unit, e.g. 1e9 for GFLOPs
  int decimals;
  bool cost;  ///< less of it is better
};

/// The metrics first, then costs.
std::span<const Measure> known_measures();

/// Null for one that is not known.
const Measure* find_measure(std::string_view key);

/// The value in the measure's unit with its decimals; from 1000 on they say nothing.
std::string measure_text(const Measure& measure, double value);

}  // namespace ptw
