// A method's one prompt as something to mask and to measure: what pruning starts from.
#pragma once

#include "methods/method.h"
#include "report/prompt_mask.h"

namespace ptw {

struct MaskablePrompt {
  torch::Tensor values;  ///< [m, E]; where the method's own mask hides something, what it hides
  PromptMask mask;       ///< the method's own; everything kept where it has none
  bool removes_tokens = false;
};

/// The most pieces up to 16, the paper's number, that divide the embedding.
int usual_pieces(std::int64_t embedding_size);

/// Cut into `pieces` per token; 0 takes the method's own number, or the usual one. A method's own
/// mask of another number of pieces counts for whole tokens only. Throws Error for a method that
/// is not just a soft prompt before the input, and for pieces that do not divide the embedding.
MaskablePrompt maskable_prompt(const Method& method, int pieces);

}  // namespace ptw
