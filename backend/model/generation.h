// Writing text: greedy decoding, beam search, sampling.
#pragma once

#include <cstdint>
#include <vector>

#include "model/frozen_model.h"

namespace ptw {

/// One beam and no sampling is greedy decoding: the most likely next token, again and again.
struct GenerationOptions {
  std::int64_t limit = 32;    ///< tokens at most
  std::int64_t beams = 1;     ///< above 1: beam search
  double length_penalty = 1;  ///< beams compare by log-likelihood / length^length_penalty
  bool sample = false;        ///< draw every token (not with beams)
  double temperature = 1;     ///< above 0; logits are divided by it
  double top_p = 1;           ///< draw from the likeliest tokens that make up this probability
  std::uint64_t seed = 0;
};

/// One list of new tokens for each of the `batch` inputs, without start and end tokens, by the
/// rules of the model's folder (model/writing_rules.h).
std::vector<std::vector<std::int64_t>> generate(const ReadInput& input, const ModelInfo& model,
                                                std::int64_t batch,
                                                const GenerationOptions& options);

/// The distribution [B, V] that sampling draws from: softmax(logits / temperature) [B, V], cut to
/// the fewest tokens whose probabilities sum to top_p or more (Holtzman et al. 2020).
torch::Tensor sampling_distribution(const torch::Tensor& logits, double temperature, double top_p);

}  // namespace ptw
