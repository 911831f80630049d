// Which tokens and pieces XPrompt masks (Ma et al. 2022, section Hierarchical Structured Pruning):
// those of lowest importance, tokens first, then pieces of the tokens left. Ratios are given, or
// searched over 10 % .. 90 % by the dev metric of the masked prompt (published settings).
#pragma once

#include <optional>

#include "methods/prompt_importance.h"
#include "methods/xprompt_settings.h"
#include "report/pruning.h"

namespace ptw {

struct Pruning {
  PromptMask mask;
  Importance importance;  ///< tokens: of the whole prompt; pieces: of the tokens left
  std::vector<RatioTrial> token_trials, piece_trials;  ///< empty where ratios are given
};

/// Prunes a prompt `values` [m, E]. Nothing when the workshop says to stop.
std::optional<Pruning> prune_by_importance(const torch::Tensor& values,
                                           const XpromptOptions& options, const Workshop& workshop);

}  // namespace ptw
