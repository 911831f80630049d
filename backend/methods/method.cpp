#include "methods/method.h"

namespace ptw {

EmbeddedInput unconditioned(const FrozenModel& model, const TokenBatch& batch) {
  return {model.embed(batch.ids), batch.mask};
}

EmbeddedInput prepended(const torch::Tensor& prompts, const FrozenModel& model,
                        const TokenBatch& batch) {
  const auto attended = torch::ones({prompts.size(0), prompts.size(1)}, batch.mask.options());
  return {torch::cat({prompts, model.embed(batch.ids)}, 1), torch::cat({attended, batch.mask}, 1)};
}

}  // namespace ptw
