// The nearest vocabulary pieces of soft prompt tokens (Lester et al. 2021, section 7).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ptw {

enum class Similarity { cosine, euclidean, dot };

struct Neighbor {
  std::int64_t id = 0;
  std::string piece;     ///< as the tokenizer writes it, "▁" marking a word's start
  float similarity = 0;  ///< cosine, dot product, or minus the Euclidean distance: larger is nearer
  bool special = false;  ///< padding, end, unknown, sentinels and unused rows
};

struct TokenNeighbors {
  int token = 0;                  ///< index in the soft prompt, 0-based
  float norm = 0;                 ///< Euclidean norm of the token's vector
  float travelled = 0;            ///< Euclidean distance from its initial vector
  std::vector<Neighbor> nearest;  ///< nearest first; empty for a zero (masked) vector
};

struct NeighborReport {
  std::int64_t step = 0;
  Similarity similarity = Similarity::cosine;
  int prompts = 1;  ///< of a mixture: prompt j is the tokens j*l .. (j+1)*l-1
  std::vector<TokenNeighbors> tokens;
};

/// One soft token through all checkpoints of a run; the vectors run in parallel.
struct DriftReport {
  int token = 0;
  std::vector<std::int64_t> steps;
  std::vector<float> travelled;  ///< Euclidean distance from the initial vector
  std::vector<float> norms;
  std::vector<std::string> nearest;  ///< the nearest ordinary piece at each step
};

}  // namespace ptw
