// XPrompt (Ma et al. 2022): a soft prompt is tuned, pruned and tuned again.
//
//   tune     prompt tuning to the end (section Prompt-Tuning)
//   prune    the tokens of lowest importance are masked, then in every token left the pieces of
//            lowest importance (section Hierarchical Structured Pruning); the ratios are searched
//            by the dev metric, or given
//   retrain  what is left is set back to its values after tuning (the paper's Rewinding) or to its
//            initial ones, and trained again; what is masked is zero and stays zero
//
// With the mask and the values of an earlier run given, only the last phase is left.
#pragma once

#include "methods/masked_prompt.h"
#include "methods/method_entry.h"
#include "methods/prompt_importance.h"
#include "methods/xprompt_settings.h"
#include "report/pruning.h"

namespace ptw {

/// The values a prompt had when it began and when tuning ended, both [m, E].
struct PromptPast {
  torch::Tensor initial;
  torch::Tensor trained;
};

class Xprompt : public Method {
 public:
  /// To be tuned, pruned and retrained.
  Xprompt(const torch::Tensor& initial, XpromptOptions options);
  /// To be retrained with a mask. Throws Error when the mask does not fit.
  Xprompt(PromptPast past, const PromptMask& mask, XpromptOptions options);
  /// As save_adapter left it. Throws Error, naming the folder, when it is not sound.
  static std::unique_ptr<Xprompt> load(const std::filesystem::path& adapter,
                                       const ModelInfo& model);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// [m, E]; masked values are zero, also where their tokens leave the sequence.
  [[nodiscard]] torch::Tensor soft_prompt() const override;
  [[nodiscard]] bool is_plain_prompt() const override { return true; }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;
  [[nodiscard]] std::vector<Phase> phases() const override;
  bool work(const Workshop& workshop) override;

  [[nodiscard]] const XpromptOptions& options() const { return options_; }
  [[nodiscard]] const PromptMask& mask() const { return mask_; }
  [[nodiscard]] const PromptPast& past() const { return past_; }
  /// What pruning measured; empty before. The pieces' importance is that of the tokens left.
  [[nodiscard]] const Importance& importance() const { return importance_; }
  [[nodiscard]] const std::vector<RatioTrial>& token_trials() const { return token_trials_; }
  [[nodiscard]] const std::vector<RatioTrial>& piece_trials() const { return piece_trials_; }

 private:
  Xprompt() = default;
  [[nodiscard]] bool removes_tokens() const { return options_.masked_tokens == "remove"; }
  [[nodiscard]] MaskedPrompt masked() const;
  void rewind();

  XpromptOptions options_;
  bool only_retrains_ = false;
  torch::Tensor values_;  // [m, E], trained
  PromptPast past_;
  PromptMask mask_;
  Importance importance_;
  std::vector<RatioTrial> token_trials_, piece_trials_;
};

MethodEntry xprompt_entry();

}  // namespace ptw
