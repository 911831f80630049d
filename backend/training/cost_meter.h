// What a run costs, measured while it trains.
#pragma once

#include <span>

#include "analysis/process_memory.h"
#include "methods/method.h"
#include "report/run.h"

namespace ptw {

/// Watches the peak of memory from its making on.
class CostMeter {
 public:
  /// A training step took so long, evaluations left out.
  void add_step(double seconds);

  /// Counts what inference takes, of a few of the examples: the exact count for every one of them
  /// would cost an evaluation.
  void count_inference(const Method& method, const FrozenModel& model,
                       std::span<const TokenizedExample> examples);

  [[nodiscard]] RunCost cost(const Method& method) const;

 private:
  PeakMemory memory_;
  double inference_flops_ = 0;
  double seconds_ = 0;
  int steps_ = 0;
};

}  // namespace ptw
