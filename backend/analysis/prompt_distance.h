// How far apart two soft prompts lie.
#pragma once

#include "report/comparison.h"
#include "torch_headers.h"

namespace ptw {

/// `first` [P, E] and `second` [Q, E], float32: the centres always, the tokens where P = Q. What
/// they share is left open.
PromptPair prompt_distance(const torch::Tensor& first, const torch::Tensor& second);

}  // namespace ptw
