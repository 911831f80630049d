// How a training run speaks to whoever started it.
#pragma once

#include <cstdint>

#include "report/run.h"

namespace ptw {

/// Told, in the training thread, what happens. Everything passed is the receiver's to keep.
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  virtual void on_status(RunStatus status) = 0;
  virtual void on_phase(const PhaseStart& phase) = 0;
  /// The share done, 0..1, of a phase that is one piece of work.
  virtual void on_work(double share) = 0;
  virtual void on_cost(const RunCost& cost) = 0;
  virtual void on_step(const StepPoint& point) = 0;
  virtual void on_evaluation(const Evaluation& evaluation) = 0;
  /// A checkpoint of `step` can be read from now on.
  virtual void on_checkpoint(std::int64_t step) = 0;
};

}  // namespace ptw
