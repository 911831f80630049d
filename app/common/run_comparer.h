// Compares runs that lie on disk, by the best adapter of each.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "app/common/model_store.h"
#include "experiments/comparison.h"
#include "training/run_contents.h"
#include "training/run_folder.h"

namespace ptw {

/// What a run answers to the dev split takes its time and is kept. One call at a time.
class RunComparer {
 public:
  /// Told the share that is done, 0..1, from any thread; when it says no the work is given up.
  using GoOn = std::function<bool(double)>;

  /// `models` must outlive it.
  explicit RunComparer(ModelStore& models) : models_(models) {}

  /// All but pairs. What cannot be compared is said in the report. Throws Error for a folder that
  /// is no run.
  ComparisonReport compare(std::span<const std::filesystem::path> runs);

  /// Two of `report`'s runs, whose folders are `runs`: their prompts, which is quick, and their
  /// answers if these are asked for. Nothing when it was given up.
  std::optional<PairReport> pair(const ComparisonReport& report,
                                 std::span<const std::filesystem::path> runs, std::size_t first,
                                 std::size_t second, bool with_answers, const GoOn& go_on);

  /// Every two of them, as many as were done when it was given up.
  std::vector<PairReport> all_pairs(const ComparisonReport& report,
                                    std::span<const std::filesystem::path> runs, const GoOn& go_on);

 private:
  using Answers = std::vector<Answer>;
  /// Empty when it was given up.
  const Answers& answers(const std::filesystem::path& folder, const GoOn& go_on);
  Answers ask(const RunFolder& run, const std::filesystem::path& adapter, const GoOn& go_on);
  torch::Tensor prompt(const RunFolder& run);
  std::string weights(const RunFolder& run) { return weights_hash(models_.folder(run)); }
  void compare_prompts(PairReport& pair, const ComparisonReport& report, const RunFolder& first,
                       const RunFolder& second);
  void compare_answers(PairReport& pair, const ComparisonReport& report, const RunFolder& first,
                       const RunFolder& second, const GoOn& go_on);

  ModelStore& models_;
  std::map<std::string, Answers> kept_;  // by all that was asked
};

}  // namespace ptw
