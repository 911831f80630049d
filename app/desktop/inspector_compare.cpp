// What the inspector asks about several runs side by side.
#include "app/desktop/inspector.h"

namespace ptw {

void Inspector::compareRuns(const std::vector<std::filesystem::path>& runs) {
  compared_ = runs;
  ++pair_;
  submit(
      compare_worker_, "compare",
      [this, comparison = ++comparison_, runs] {
        if (comparison != comparison_) return;
        later([this, comparison, report = engine_.compare(runs)] {
          if (comparison != comparison_) return;
          comparison_report_ = report;
          Q_EMIT runsCompared(report);
        });
      },
      [this](const Message& problem) { Q_EMIT comparisonFailed(problem); });
}

void Inspector::stopComparing() {
  ++comparison_;
  ++pair_;
}

void Inspector::comparePair(std::size_t first, std::size_t second, bool answers) {
  submit(
      compare_worker_, "pair",
      [this, pair = ++pair_, report = comparison_report_, runs = compared_, first, second,
       answers] {
        const auto go_on = [&](double share) {
          later([this, pair, share] {
            if (pair == pair_) Q_EMIT pairProgressed(share);
          });
          return pair == pair_;
        };
        if (!go_on(0)) return;
        auto found = engine_.compare_pair(report, runs, first, second, answers, go_on);
        later([this, pair, found] {
          if (found && pair == pair_) Q_EMIT pairCompared(*found);
        });
      },
      [this](const Message& problem) { Q_EMIT comparisonFailed(problem); });
}

void Inspector::compareAll(const std::vector<std::filesystem::path>& runs, const QString& file) {
  submit(
      compare_worker_, "report " + file.toStdString(),
      [this, number = reports_.load(), runs, file] {
        const auto go_on = [&](double) { return number == reports_; };
        const auto all = engine_.compare_all(runs, go_on);
        later([this, number, all, file] {
          if (number == reports_) Q_EMIT allCompared(all, file);
        });
      },
      [this](const Message& problem) { Q_EMIT failed(problem); });
}

}  // namespace ptw
