// The line of a step in metrics.jsonl, of which a run may have millions: read without the JSON
// library.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "report/run.h"

namespace ptw {

/// More than any run takes.
constexpr std::int64_t kMostSteps = std::int64_t{1} << 40;

/// A step exactly as a run's log writes it; nothing for every other line, which may be sound all
/// the same.
std::optional<StepPoint> step_from_line(std::string_view line);

}  // namespace ptw
