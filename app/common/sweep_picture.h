// The plot of a sweep as a file, without a window.
#pragma once

#include <string>

#include "report/sweep.h"

namespace ptw {

/// As the Sweeps view first draws it; the ending of `file` (.svg, .png, .pdf) is the format. Throws
/// Error.
void draw_sweep(const SweepReport& report, const std::string& file);

}  // namespace ptw
