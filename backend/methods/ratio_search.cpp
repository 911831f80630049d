#include "methods/ratio_search.h"

#include <algorithm>

#include "text/sampling.h"

namespace ptw {
namespace {

/// A level's way to mask the share `ratio` of what it ranks.
using Masking = std::function<PromptMask(double ratio)>;

class Pruner {
 public:
  Pruner(const torch::Tensor& values, const XpromptOptions& options, const Workshop& workshop)
      : values_(values), options_(options), workshop_(workshop) {}

  /// Nothing when stopped. `begin` and `end` are the shares of the whole work that this one is.
  std::optional<Importance> measure(const PromptMask& mask, double begin, double end) const {
    const auto examples = measured_examples();
    auto result = prompt_importance(*workshop_.pretrained.model, values_, mask, removes(), examples,
                                    workshop_.threads, [&](double share) {
                                      workshop_.progress(begin + share * (end - begin));
                                      return !workshop_.stopped();
                                    });
    if (result.examples == 0) return std::nullopt;
    return result;
  }

  /// The mask of the given ratio, or of the best one; of equally good ones the largest.
  std::optional<PromptMask> choose(const Masking& masked, double given, double begin, double end,
                                   std::vector<RatioTrial>& trials) const {
    if (options_.ratios == "fixed") return masked(given);
    std::optional<PromptMask> best;
    double best_value = -1;
    for (int tenth = 1; tenth <= 9; ++tenth) {
      if (workshop_.stopped()) return std::nullopt;
      const double ratio = tenth / 10.0;
      const auto mask = masked(ratio);
      if (mask.kept_pieces() == 0) break;
      const auto value = workshop_.dev_metric(MaskedPrompt(values_, mask, removes()));
      trials.push_back({ratio, value, false});
      if (value >= best_value) best = mask, best_value = value;
      workshop_.progress(begin + tenth / 9.0 * (end - begin));
    }
    const auto chosen = std::ranges::max_element(
        trials, {}, [](const RatioTrial& trial) { return std::pair(trial.value, trial.ratio); });
    if (chosen != trials.end()) chosen->chosen = true;
    return best;
  }

 private:
  /// As many as the options say, always the same ones.
  [[nodiscard]] std::vector<TokenizedExample> measured_examples() const {
    const auto all = workshop_.train;
    const auto wanted = static_cast<std::size_t>(options_.importance_examples);
    std::vector<TokenizedExample> examples;
    for (const auto index : sample(all.size(), wanted > 0 ? wanted : all.size(), 0))
      examples.push_back(all[index]);
    return examples;
  }

  [[nodiscard]] bool removes() const { return options_.masked_tokens == "remove"; }

  const torch::Tensor& values_;
  const XpromptOptions& options_;
  const Workshop& workshop_;
};

}  // namespace

std::optional<Pruning> prune_by_importance(const torch::Tensor& values,
                                           const XpromptOptions& options,
                                           const Workshop& workshop) {
  const Pruner pruner(values, options, workshop);
  const auto whole = full_mask(static_cast<int>(values.size(0)), static_cast<int>(options.pieces));
  Pruning result;
  const auto tokens = pruner.measure(whole, 0, 0.2);
  if (!tokens) return std::nullopt;
  const auto token_mask = pruner.choose(
      [&](double ratio) { return without_lowest_tokens(whole, tokens->tokens, ratio); },
      options.token_ratio, 0.2, 0.5, result.token_trials);
  if (!token_mask) return std::nullopt;
  const auto pieces = pruner.measure(*token_mask, 0.5, 0.7);
  if (!pieces) return std::nullopt;
  const auto mask = pruner.choose(
      [&](double ratio) { return without_lowest_pieces(*token_mask, pieces->pieces, ratio); },
      options.piece_ratio, 0.7, 1, result.piece_trials);
  if (!mask) return std::nullopt;
  result.mask = *mask;
  result.importance = {tokens->tokens, pieces->pieces, tokens->examples};
  return result;
}

}  // namespace ptw
