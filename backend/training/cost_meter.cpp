#include "training/cost_meter.h"

#include <algorithm>

#include "analysis/flops.h"

namespace ptw {

void CostMeter::add_step(double seconds) {
  seconds_ += seconds;
  ++steps_;
  memory_.update();
}

void CostMeter::count_inference(const Method& method, const FrozenModel& model,
                                std::span<const TokenizedExample> examples) {
  constexpr std::size_t kExamples = 8;
  const auto few = examples.first(std::min(kExamples, examples.size()));
  inference_flops_ = inference_flops(&method, model, few);
}

RunCost CostMeter::cost(const Method& method) const {
  RunCost cost;
  for (const auto& parameter : method.parameters())
    cost.trainable_parameters += parameter.tensor.numel();
  cost.stored_parameters = method.stored_parameters();
  cost.peak_memory_bytes = memory_.bytes();
  cost.seconds_per_step = steps_ > 0 ? seconds_ / steps_ : 0;
  cost.inference_flops = inference_flops_;
  return cost;
}

}  // namespace ptw
