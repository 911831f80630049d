// Loss and gradient of one batch: its examples are shared out among threads with single-threaded
// operators, and the gradients summed in a fixed order.
#pragma once

#include <span>
#include <vector>

#include "methods/method.h"
#include "model/parallel.h"

namespace ptw {

struct BatchGradient {
  double loss = 0;                       ///< token-mean cross-entropy, nats
  std::vector<torch::Tensor> gradients;  ///< of it, parallel to the method's parameters
};

/// What a step's randomness depends on.
struct StepSeed {
  std::uint64_t seed;
  std::int64_t step;
};

BatchGradient batch_gradient(const FrozenModel& model, const Method& method,
                             std::span<const TokenizedExample* const> examples, Workforce force,
                             double dropout, const StepSeed& seed);

/// Token-mean cross-entropy of a batch, nats, without randomness and without a gradient.
double batch_loss(const FrozenModel& model, const Method& method,
                  std::span<const TokenizedExample* const> examples, Workforce force);

}  // namespace ptw
