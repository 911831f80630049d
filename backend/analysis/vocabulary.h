// The frozen model's vocabulary as a soft prompt sees it: directions and distances in the embedding
// space (Lester et al. 2021, section 7).
#pragma once

#include <memory>
#include <vector>

#include "model/pretrained.h"
#include "report/comparison.h"
#include "report/neighbors.h"
#include "report/projection.h"

namespace ptw {

/// Prepared once per model; const afterwards, so threads may share it.
class Vocabulary {
 public:
  explicit Vocabulary(Pretrained pretrained);

  /// The `count` nearest pieces of every token of `prompt` [P, E], special ones too, with each
  /// token's norm and its distance from `initial` [P, E].
  [[nodiscard]] NeighborReport nearest(const torch::Tensor& prompt, const torch::Tensor& initial,
                                       Similarity similarity, int count, std::int64_t step) const;

  /// One token through several checkpoints, `prompts` in the order of `steps`; the first is where
  /// it started. Its nearest ordinary piece is by `similarity`.
  [[nodiscard]] DriftReport drift(const std::vector<torch::Tensor>& prompts,
                                  const std::vector<std::int64_t>& steps, int token,
                                  Similarity similarity) const;

  /// The two first principal components of the ordinary pieces' embeddings; prompts are projected
  /// onto the same plane. Shows the `sample_size` most frequent pieces.
  [[nodiscard]] ProjectionReport project(const torch::Tensor& prompt, const torch::Tensor& initial,
                                         int sample_size, std::int64_t step) const;

  /// The same plane with several prompts, undefined where a run has none, and with the special
  /// pieces.
  [[nodiscard]] JointProjection project(const std::vector<torch::Tensor>& prompts,
                                        int sample_size) const;

 private:
  struct Plane {
    torch::Tensor mean;    // [E]
    torch::Tensor axes;    // [E, 2]
    double explained[2];   // shares of the variance
    torch::Tensor pieces;  // [ordinary, 2]
  };
  [[nodiscard]] torch::Tensor similarities(const torch::Tensor& prompt,
                                           Similarity similarity) const;
  [[nodiscard]] Plane find_plane() const;
  [[nodiscard]] torch::Tensor place(const torch::Tensor& rows) const;
  [[nodiscard]] std::vector<ProjectedPoint> sample(int count) const;

  Pretrained pretrained_;
  torch::Tensor table_;                 // [V, E]
  torch::Tensor norms_;                 // [V]
  std::vector<std::string> pieces_;     // [V]
  std::vector<bool> special_;           // [V]
  std::vector<std::int64_t> ordinary_;  // ids that stand for text
  Plane plane_;
};

}  // namespace ptw
