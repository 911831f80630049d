// How a training run speaks to whoever started it.
#pragma once

#include <cstdint>

#include "report/message.h"
#include "report/run.h"

namespace ptw {

/// Told, in the training thread, what happens; by itself it hears nothing. Everything passed is the
/// receiver's to keep.
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  virtual void on_status(RunStatus /*status*/) {}
  /// The run has paused by itself; a status tells that it goes on.
  virtual void on_wait(const Message& /*why*/) {}
  virtual void on_phase(const PhaseStart& /*phase*/) {}
  /// The share done, 0..1, of a phase that is one piece of work.
  virtual void on_work(double /*share*/) {}
  virtual void on_cost(const RunCost& /*cost*/) {}
  virtual void on_step(const StepPoint& /*point*/) {}
  virtual void on_evaluation(const Evaluation& /*evaluation*/) {}
  /// A checkpoint of `step` can be read from now on.
  virtual void on_checkpoint(std::int64_t /*step*/) {}
};

}  // namespace ptw
