// What a run costs, measured while it trains.
#pragma once

#include <span>

#include "analysis/process_memory.h"
#include "methods/method.h"
#include "report/run.h"

namespace ptw {

/// There is one for every run that trains, as long as it does. It watches the peak of memory from
/// its making on. Memory and time are the whole program's: when another run trains at any time
/// meanwhile, neither counts as measured.
class CostMeter {
 public:
  CostMeter();
  ~CostMeter();
  CostMeter(const CostMeter&) = delete;
  CostMeter& operator=(const CostMeter&) = delete;

  /// A training step took so long, evaluations left out.
  void add_step(double seconds);

  /// Counts what inference takes, of a few of the examples: the exact count for every one of them
  /// would cost an evaluation.
  void count_inference(const Method& method, const FrozenModel& model,
                       std::span<const TokenizedExample> examples);

  [[nodiscard]] RunCost cost(const Method& method) const;

 private:
  [[nodiscard]] bool was_alone() const;

  bool began_alone_ = false;
  std::int64_t number_ = 0;  ///< among all that have begun
  PeakMemory memory_;
  double inference_flops_ = 0;
  double seconds_ = 0;
  int steps_ = 0;
};

}  // namespace ptw
