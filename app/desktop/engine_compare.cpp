// What the window asks of the engine about several runs side by side.
#include "app/desktop/engine_store.h"
#include "model/parallel.h"

namespace ptw {

ComparisonReport Engine::compare(const std::vector<std::filesystem::path>& runs) {
  use_one_thread_per_operator();
  const std::scoped_lock lock(store_->comparing);
  return store_->comparer.compare(runs);
}

std::optional<PairReport> Engine::compare_pair(const ComparisonReport& report,
                                               const std::vector<std::filesystem::path>& runs,
                                               std::size_t first, std::size_t second, bool answers,
                                               const std::function<bool(double)>& go_on) {
  use_one_thread_per_operator();
  const std::scoped_lock lock(store_->comparing);
  return store_->comparer.pair(report, runs, first, second, answers, go_on);
}

FullComparison Engine::compare_all(const std::vector<std::filesystem::path>& runs,
                                   const std::function<bool(double)>& go_on) {
  use_one_thread_per_operator();
  const std::scoped_lock lock(store_->comparing);
  FullComparison all{store_->comparer.compare(runs), {}};
  all.pairs = store_->comparer.all_pairs(all.report, runs, go_on);
  return all;
}

}  // namespace ptw
