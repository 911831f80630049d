// An adapter that somebody brings, as a finished run of one checkpoint: then everything that looks
// at runs can look at it.
#pragma once

#include "model/pretrained.h"
#include "text/task.h"
#include "training/run_folder.h"

namespace ptw {

/// Makes the run in `folder`; `spec` says model, task and name, the adapter says the method. Throws
/// Error when the adapter does not fit the model, or the folder cannot be written.
RunFolder import_adapter(const std::filesystem::path& folder, RunSpec spec,
                         const std::filesystem::path& adapter, const Pretrained& pretrained,
                         const Task& task);

}  // namespace ptw
