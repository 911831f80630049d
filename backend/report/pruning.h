// How a soft prompt is pruned (XPrompt, Ma et al. 2022): how much every token and piece matters,
// and what masks do to the metric.
#pragma once

#include <cstdint>
#include <optional>
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

/// What a mask makes of the dev metric. While `examples` < `total` it is a running estimate.
struct MaskScore {
  PromptMask mask;
  bool removes_tokens = false;  ///< masked tokens leave the sequence instead of becoming zero
  std::int64_t step = 0;
  std::string metric;
  double value = 0;  ///< 0..1
  double low = 0;    ///< 95 % interval of the estimate; both equal `value` when exact
  double high = 0;
  std::int64_t examples = 0;   ///< scored so far
  std::int64_t total = 0;      ///< size of the dev split
  double full = 0;             ///< the metric of the prompt without any mask
  std::vector<double> random;  ///< of random masks of the same size; empty while not known
  double positions = 0;        ///< encoder positions per example, mean over the dev split
  double seconds = 0;          ///< that scoring the examples took

  [[nodiscard]] bool is_exact() const { return examples == total; }
};

/// A mask that was tried, and what becomes of the tokens it masks.
struct TriedMask {
  PromptMask mask;
  bool removes_tokens = false;
  std::optional<MaskScore> score = {};

  [[nodiscard]] bool is_same(const PromptMask& other, bool removes) const {
    return removes_tokens == removes && mask == other;
  }
};

/// A change of the mask in force that can be undone, between indices of MaskRecord::tried.
struct MaskMove {
  int from = 0;
  int to = 0;
  std::string what;  ///< as a person was told
};

/// All that was tried by hand on one checkpoint cut into equally many pieces.
struct MaskRecord {
  std::int64_t step = 0;
  std::string subject;           ///< the PruningReport's: of others the scores say nothing
  std::vector<TriedMask> tried;  ///< the checkpoint's own first; never empty
  std::vector<MaskMove> moves;   ///< each from where the one before it leads
  int done = 0;                  ///< moves that are not undone

  /// The index of the mask in force.
  [[nodiscard]] int current() const {
    if (moves.empty()) return 0;
    return done > 0 ? moves[static_cast<std::size_t>(done) - 1].to : moves.front().from;
  }
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
  std::string subject;               ///< changes with all that a mask's score depends on
  std::optional<MaskRecord> record;  ///< what was tried before
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
