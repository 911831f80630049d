// The training loop. It knows methods by their interface only.
#pragma once

#include "model/pretrained.h"
#include "report/run.h"
#include "text/task.h"
#include "training/run_control.h"
#include "training/run_folder.h"

namespace ptw {

/// Told, in the training thread, what happens. Everything passed is the receiver's to keep.
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  virtual void on_status(RunStatus status) = 0;
  virtual void on_cost(const RunCost& cost) = 0;
  virtual void on_step(const StepPoint& point) = 0;
  virtual void on_evaluation(const Evaluation& evaluation) = 0;
  /// A checkpoint of `step` can be read from now on.
  virtual void on_checkpoint(std::int64_t step) = 0;
};

/// Trains the run in `folder` from its newest checkpoint, or from the start, to its end. Gives how it
/// ended: finished or stopped. Throws Error when it cannot go on (a loss that is not a number, a
/// full disk, data that does not fit); the folder then says so, and all checkpoints stand.
RunStatus train(const RunFolder& folder, const Pretrained& pretrained, const Task& task,
                RunControl& control, TrainingObserver& observer);

}  // namespace ptw
