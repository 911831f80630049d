// Masks tried out on the prompt of one checkpoint: the dev metric under each. Works in the calling
// thread; may be used by one thread at a time.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "methods/maskable_prompt.h"
#include "methods/masked_prompt.h"
#include "methods/prompt_importance.h"
#include "report/pruning.h"
#include "training/scoring.h"
#include "training/split.h"

namespace ptw {

/// How much the whole prompt's tokens and pieces matter, over some training examples, always the
/// same: enough of them for a picture. Without examples when cancelled.
Importance picture_of_importance(const Pretrained& pretrained, const Task& task,
                                 const Settings& settings, const MaskablePrompt& prompt,
                                 const std::function<bool()>& cancelled);

class MaskBench {
 public:
  /// `settings` of the run: the longest input and target.
  MaskBench(const Pretrained& pretrained, const Task& task, const Settings& settings,
            MaskablePrompt prompt, std::int64_t step);

  /// The score of `mask`. For large dev splits `tell` is given a running estimate first; it says
  /// whether to go on. Nothing when cancelled. Throws Error when the mask does not fit.
  std::optional<MaskScore> score(const PromptMask& mask, bool removes_tokens,
                                 const std::function<void(const MaskScore&)>& tell,
                                 const std::function<bool()>& cancelled);

  static constexpr int random_draws = 5;

  /// The metric of random masks as large as `mask`, always the same ones; empty when cancelled.
  [[nodiscard]] std::vector<double> score_random(const PromptMask& mask, bool removes_tokens,
                                                 const std::function<bool()>& cancelled) const;

  /// Figure 2: 10 % .. 90 % of the tokens masked, the least important ones and as many at random.
  /// `tell` is given the figure after every point. Nothing when cancelled.
  std::optional<MaskingFigure> figure(const std::vector<double>& token_importance,
                                      const std::function<void(const MaskingFigure&)>& tell,
                                      const std::function<bool()>& cancelled);

  [[nodiscard]] const MaskablePrompt& prompt() const { return prompt_; }

 private:
  /// Adds the scores of the examples up to `end` to those of the first ones; false when cancelled.
  bool extend(std::vector<ExampleScore>& scores, const MaskedPrompt& method, std::size_t end,
              const std::function<bool()>& cancelled) const;
  /// Of the first examples, those that have scores.
  [[nodiscard]] double metric(std::span<const ExampleScore> scores) const;
  /// Of all examples; nothing when cancelled.
  std::optional<double> metric(const PromptMask& mask, bool removes_tokens,
                               const std::function<bool()>& cancelled) const;
  /// The same of the whole prompt.
  std::optional<double> full_metric(const std::function<bool()>& cancelled);

  Pretrained pretrained_;
  Task task_;
  Scorer scorer_;
  Split dev_;  // shuffled, so that its beginning is a fair sample
  MaskablePrompt prompt_;
  std::int64_t step_;
  double mean_input_ = 0;  // pieces
  std::optional<double> full_;
};

}  // namespace ptw
