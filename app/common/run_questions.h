// What finished runs are asked after their training, for the papers' figures. The answers are kept
// in a file beside the runs.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/common/mask_bench.h"
#include "app/common/model_store.h"
#include "app/common/report_cache.h"
#include "report/pruning.h"
#include "training/run_folder.h"

namespace ptw {

/// Every question is asked of the best adapter. What is cancelled has no answer. All throw Error.
class RunQuestions {
 public:
  /// Both must outlive it.
  RunQuestions(const std::filesystem::path& kept_in, ModelStore& models,
               const std::function<bool()>& cancelled);

  /// On the test split, where a task has one: the metric of the runs' vote, then that of each run
  /// (Lester et al. 2021, section 6).
  const std::vector<double>& votes(const std::vector<RunFolder>& runs);

  /// The metric on the test split of the task that has this name or file.
  const std::vector<double>& metric_on(const RunFolder& run, const std::string& name);

  static constexpr std::size_t tenths = 10;  ///< of the tokens masked: none to nine
  static constexpr std::size_t mask_draws = MaskBench::random_draws;  ///< random masks for each

  /// The dev metric under masks, [tenths, 1 + mask_draws]: without the least important tokens, then
  /// without as many random ones (Ma et al. 2022, Figure 2). Where a prompt is so short that two
  /// tenths mask as many tokens, both rows are the same.
  const std::vector<double>& masked(const RunFolder& run);

  /// What the run's own search over pruning ratios measured: of tokens, then of pieces. Empty for
  /// a run that did not search.
  [[nodiscard]] std::vector<std::vector<RatioTrial>> ratio_trials(const RunFolder& run) const;

 private:
  ModelStore& models_;
  const std::function<bool()>& cancelled_;
  ReportCache cache_;
};

}  // namespace ptw
