// How much every token and every piece of a soft prompt matters (XPrompt, Ma et al. 2022, section
// Hierarchical Structured Pruning): the mean over examples of the absolute gradient of the
// example's loss with respect to the mask variables,
//
//   I(p_i) = E_x |dL(x) / d gamma_i|,   I(q_ij) = E_x |dL(x) / d zeta_ij|   at zeta = 1.
//
// By the chain rule dL/d zeta_ij = gamma_i <q_ij, dL/dq_ij>, and dL/d gamma_i is the sum of
// <q_ij, dL/dq_ij> over j. L(x) is the token-mean loss of that example alone.
#pragma once

#include <functional>

#include "methods/masked_prompt.h"

namespace ptw {

struct Importance {
  std::vector<double> tokens;  ///< [m]; 0 for masked tokens
  std::vector<double> pieces;  ///< [m * k]; 0 for the pieces of masked tokens
  std::int64_t examples = 0;
};

/// dL(x) / d zeta for every example of the batch, [B, m, k], `values` [m, E] seen through the token
/// mask. Masked tokens become zero vectors, or leave the sequence where `removes_tokens`.
torch::Tensor mask_gradients(const FrozenModel& model, const torch::Tensor& values, PromptMask mask,
                             bool removes_tokens, const TokenBatch& batch);

/// Over all `examples`, by `threads` threads; the result does not depend on their number.
/// `go_on` is told the share done after each batch; when it says no the result has no examples.
Importance prompt_importance(
    const FrozenModel& model, const torch::Tensor& values, const PromptMask& mask,
    bool removes_tokens, std::span<const TokenizedExample> examples, int threads,
    const std::function<bool(double)>& go_on = [](double) { return true; });

}  // namespace ptw
