// Soft prompt and vocabulary in one plane: principal components of the vocabulary embeddings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ptw {

/// What a vocabulary piece is a piece of.
enum class PieceKind {
  word,    ///< begins a word
  inside,  ///< goes on inside one
  symbol,  ///< no letters: numbers and punctuation
  special  ///< padding, end, unknown and sentinels
};

struct ProjectedPoint {
  float x = 0;
  float y = 0;
  std::string label;  ///< a vocabulary piece, or the soft token's index
  PieceKind kind = PieceKind::word;
};

struct ProjectionReport {
  std::int64_t step = 0;
  double explained_x = 0;  ///< share of the vocabulary's variance along x, 0..1
  double explained_y = 0;
  std::vector<ProjectedPoint> vocabulary;      ///< a sample, ordinary pieces only
  std::vector<ProjectedPoint> initial_prompt;  ///< one per soft token, in order
  std::vector<ProjectedPoint> prompt;          ///< the same tokens at `step`
};

}  // namespace ptw
