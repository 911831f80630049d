// The figures and tables of the papers that one button makes again: each is a sweep, and for some
// what is asked of its runs after they have been trained.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/figure.h"
#include "report/sweep.h"

namespace ptw {

/// What a figure shows of its runs.
enum class FigureAnalysis {
  runs,      ///< what they measured
  ensemble,  ///< the runs of all seeds vote on the test split (Lester et al. 2021, section 6)
  transfer,  ///< every run answers the test split of each task in Sweep::evaluate_on, too
  masking,   ///< tokens of the tuned prompts masked, the least important ones and random ones
  ratios     ///< what XPrompt's search over pruning ratios measured
};

struct FigureRecipe {
  PaperFigure figure;
  FigureAnalysis analysis = FigureAnalysis::runs;
  /// A figure of costs, for which a model's shape is enough.
  bool costs_only = false;
  /// Without model; without task unless the figure is about tasks of its own, which it then takes
  /// for the demo.
  Sweep sweep;
};

/// In the order of the papers.
const std::vector<FigureRecipe>& figure_recipes();

/// Throws Error, listing the known names, for any other.
const FigureRecipe& find_figure(const std::string& name);

/// The recipe's sweep on these models, and on `task` unless it has its own.
Sweep figure_sweep(const FigureRecipe& recipe, std::span<const std::string> models,
                   const std::string& task);

}  // namespace ptw
