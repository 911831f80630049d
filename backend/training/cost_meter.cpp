#include "training/cost_meter.h"

#include <algorithm>
#include <mutex>

#include "analysis/flops.h"

namespace ptw {
namespace {

/// The runs of this program.
struct Runs {
  std::mutex mutex;
  int training = 0;
  std::int64_t begun = 0;
};

Runs& runs() {
  static Runs all;
  return all;
}

}  // namespace

CostMeter::CostMeter() {
  const std::lock_guard lock(runs().mutex);
  began_alone_ = runs().training++ == 0;
  number_ = ++runs().begun;
}

CostMeter::~CostMeter() {
  const std::lock_guard lock(runs().mutex);
  --runs().training;
}

bool CostMeter::was_alone() const {
  const std::lock_guard lock(runs().mutex);
  return began_alone_ && runs().begun == number_;
}

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
  if (was_alone()) {
    cost.peak_memory_bytes = memory_.bytes();
    cost.seconds_per_step = steps_ > 0 ? seconds_ / steps_ : 0;
  }
  cost.inference_flops = inference_flops_;
  return cost;
}

}  // namespace ptw
