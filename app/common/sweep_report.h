// A sweep's runs as the Sweeps view draws them.
#pragma once

#include "app/common/sweep_folder.h"
#include "report/sweep.h"

namespace ptw {

/// What they measured, over seeds, for every combination.
SweepReport sweep_report(const SweepFolder& folder);

}  // namespace ptw
