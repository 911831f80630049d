// Beam search as Hugging Face's generate(num_beams=...) does it: 2n candidates per step (more with
// several end tokens), finished texts compared by log-likelihood / length^length_penalty, an input
// done when no open beam can still beat its n finished texts.
#pragma once

#include "model/generation.h"

namespace ptw {

std::vector<std::vector<std::int64_t>> beam_search(const ReadInput& input, const ModelInfo& model,
                                                   std::int64_t batch,
                                                   const GenerationOptions& options);

}  // namespace ptw
