// Which adapter stands for a run.
#pragma once

#include <filesystem>

#include "training/run_folder.h"

namespace ptw {

/// The best one, or the newest while the run trains. Throws Error when there is none yet.
std::filesystem::path best_adapter(const RunFolder& run);

}  // namespace ptw
