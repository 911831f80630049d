// What a sweep shows: what its runs measured, and for some of the papers' figures what is asked of
// them afterwards (experiments/figures.h).
#pragma once

#include <functional>

#include "app/common/model_store.h"
#include "app/common/sweep_folder.h"
#include "report/sweep.h"

namespace ptw {

/// `tell` is given the report as far as it is, at last the whole; when `cancelled` says yes, no
/// more. What is asked of finished runs is kept in the sweep's folder. Throws Error.
void figure_report(const SweepFolder& folder, ModelStore& models,
                   const std::function<void(const SweepReport&)>& tell,
                   const std::function<bool()>& cancelled);

}  // namespace ptw
