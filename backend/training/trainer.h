// The training loop. It knows methods by their interface only.
#pragma once

#include "model/pretrained.h"
#include "report/run.h"
#include "text/task.h"
#include "training/run_control.h"
#include "training/run_folder.h"
#include "training/training_observer.h"

namespace ptw {

/// Trains the run in `folder` from its newest checkpoint, or from the start, to its end. Gives how
/// it ended: finished or stopped. Throws Error when it cannot go on (a loss that is not a number, a
/// full disk, data that does not fit); the folder then says so, and all checkpoints stand.
RunStatus train(const RunFolder& folder, const Pretrained& pretrained, const Task& task,
                RunControl& control, TrainingObserver& observer);

}  // namespace ptw
