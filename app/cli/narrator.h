// A run that trains, told on standard output.
#pragma once

#include "model/pretrained.h"
#include "text/task.h"
#include "training/run_control.h"
#include "training/run_folder.h"

namespace ptw::cli {

/// Trains `run` to its end unless it has finished, and tells what happens and how it ended: JSON
/// lines, or a progress bar with a line per evaluation. Throws what train() throws.
void go_on(const RunFolder& run, const Pretrained& pretrained, const Task& task,
           RunControl& control, bool json);

}  // namespace ptw::cli
