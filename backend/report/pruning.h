// How a soft prompt is pruned (XPrompt, Ma et al. 2022): how much every token and piece matters,
// and what masks do to the metric.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/prompt_mask.h"

namespace ptw {

/// One ratio that the search tried (published settings): the dev metric with that share masked.
struct RatioTrial {
  double ratio = 0;  ///< 0..1
  double value = 0;  ///< of the dev metric
  bool chosen = false;
};

/// What a checkpoint offers for pruning.
struct PruningReport {
  std::int64_t step = 0;
  PromptMask mask;                       ///< the checkpoint's own; everything kept unless pruned
  std::vector<double> token_importance;  ///< [m], mean over examples of |dL/d gamma|
  std::vector<double> piece_importance;  ///< [m * k], mean over examples of |dL/d zeta|
  std::int64_t examples = 0;             ///< training examples that the means are taken over
  std::vector<RatioTrial> token_trials;  ///< of the run's own ratio search; empty without one
  std::vector<RatioTrial> piece_trials;
};

/// What a mask makes of the dev metric. While `examples` < `total` it is a running estimate.
struct MaskScore {
  PromptMask mask;
  bool removes_tokens = false;  ///< masked tokens leave the sequence instead of becoming zero
  std::int64_t step = 0;
  std::string metric;
  double value = 0;  ///< 0..1
  double low = 0;    ///< 95 % interval of the estimate; both equal `value` when exact
  double high = 0;
  std::int64_t examples = 0;  ///< scored so far
  std::int64_t total = 0;     ///< size of the dev split
  double full = 0;            ///< the metric of the prompt without any mask
  double random = -1;         ///< of one random mask of the same size; -1 while not known
  double positions = 0;       ///< encoder positions per example, mean over the dev split
  double seconds = 0;         ///< that scoring the examples took

  [[nodiscard]] bool is_exact() const { return examples == total; }
};

/// Masking the least important tokens against masking as many at random (Figure 2).
struct MaskingFigure {
  std::int64_t step = 0;
  std::string metric;
  double full = 0;  ///< the whole prompt
  struct Point {
    int masked = 0;              ///< tokens
    double negative = 0;         ///< the least important ones masked
    std::vector<double> random;  ///< one value for every random mask
  };
  std::vector<Point> points;  ///< ascending in `masked`
};

}  // namespace ptw
