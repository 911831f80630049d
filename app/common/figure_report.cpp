#include "app/common/figure_report.h"

#include <algorithm>
#include <cmath>

#include "app/common/run_questions.h"
#include "app/common/sweep_report.h"
#include "experiments/figures.h"
#include "experiments/statistics.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr auto kTestMetric = "test_metric";
constexpr auto kDevMetric = "dev_metric";
constexpr auto draws_each = RunQuestions::mask_draws;
constexpr auto tenths = RunQuestions::tenths;

/// Finished runs that differ in nothing but the seed.
struct Seeds {
  SweptGroup group;
  std::vector<RunFolder> runs;
};

std::vector<std::string> tasks_of(const Sweep& sweep) {
  std::vector<std::string> tasks;
  const auto add = [&](const std::string& task) {
    if (!task.empty() && std::ranges::find(tasks, task) == tasks.end()) tasks.push_back(task);
  };
  for (const auto& axis : sweep.over)
    if (axis.key == "task")
      for (const auto& task : axis.values) add(to_text(task));
  add(sweep.base.task);
  std::ranges::for_each(sweep.evaluate_on, add);
  return tasks;
}

class Analysis {
 public:
  using Tell = std::function<void(const SweepReport&)>;

  Analysis(const SweepFolder& folder, ModelStore& models, const Tell& tell,
           const std::function<bool()>& cancelled)
      : folder_(folder),
        tell_(tell),
        cancelled_(cancelled),
        questions_(folder.path() / "figure.json", models, cancelled),
        report_(sweep_report(folder)) {
    take_groups();
  }

  void run(FigureAnalysis analysis) {
    if (analysis != FigureAnalysis::transfer)
      for (auto& seeds : groups_) seeds.group.measures.clear();
    switch (analysis) {
      case FigureAnalysis::ensemble:
        return let_vote();
      case FigureAnalysis::transfer:
        return transfer();
      case FigureAnalysis::masking:
        return mask();
      case FigureAnalysis::ratios:
        return show_ratios();
      case FigureAnalysis::runs:
        break;
    }
  }

 private:
  /// The groups of the report, with their runs, leave it: it gets those of the analysis instead.
  void take_groups() {
    const auto finished = folder_.finished_runs();
    auto planned = folder_.plan().begin();
    for (auto& group : report_.groups) {
      auto& seeds = groups_.emplace_back();
      for (std::int64_t i = 0; i < group.planned; ++i, ++planned)
        if (const auto found = finished.find(planned->identity); found != finished.end())
          seeds.runs.push_back(found->second);
      seeds.group = std::move(group);
    }
    report_.groups.clear();
  }

  void add_setting(const char* key, std::string label, const std::vector<SettingValue>& values,
                   std::vector<std::string> names = {}) {
    report_.settings.push_back({key, std::move(label), values, std::move(names)});
  }

  void add(const Seeds& seeds, std::initializer_list<std::size_t> further, const char* measure,
           const std::vector<double>& values) {
    auto group = seeds.group;
    group.point.insert(group.point.end(), further);
    if (!values.empty()) group.measures[measure] = spread_of(values);
    report_.groups.push_back(std::move(group));
  }

  void let_vote() {
    add_setting("answered_by", PTW_TR("figures", "Answered by"),
                {std::string("each"), std::string("best"), std::string("vote")},
                {PTW_TR("figures", "each prompt alone"), PTW_TR("figures", "the best prompt"),
                 PTW_TR("figures", "the vote")});
    for (const auto& seeds : groups_) {
      auto values = seeds.runs.size() > 1 ? questions_.votes(seeds.runs) : std::vector<double>{};
      if (cancelled_()) return;
      std::vector<double> vote, best;
      if (!values.empty()) {
        vote = {values.front()};
        values.erase(values.begin());
        best = {std::ranges::max(values)};
      }
      add(seeds, {0}, kTestMetric, values);
      add(seeds, {1}, kTestMetric, best);
      add(seeds, {2}, kTestMetric, vote);
      tell_(report_);
    }
  }

  void transfer() {
    const auto tasks = tasks_of(folder_.sweep());
    std::vector<std::string> names;
    for (const auto& task : tasks) names.push_back(std::filesystem::path(task).stem().string());
    add_setting("evaluated_on", PTW_TR("figures", "Evaluated on"), {tasks.begin(), tasks.end()},
                names);
    for (const auto& seeds : groups_)
      for (std::size_t i = 0; i < tasks.size(); ++i) {
        std::vector<double> values;
        for (const auto& run : seeds.runs)
          for (const auto value : questions_.metric_on(run, tasks[i])) values.push_back(value);
        if (cancelled_()) return;
        add(seeds, {i}, kTestMetric, values);
        tell_(report_);
      }
  }

  void mask() {
    std::vector<SettingValue> shares;
    for (std::size_t tenth = 0; tenth < tenths; ++tenth)
      shares.emplace_back(static_cast<double>(tenth) / tenths);
    add_setting("masked_share", PTW_TR("figures", "Share of the tokens masked"), shares);
    add_setting("masked_tokens", PTW_TR("figures", "Masked tokens"),
                {std::string("negative"), std::string("random")},
                {PTW_TR("figures", "the least important"), PTW_TR("figures", "random ones")});
    for (const auto& seeds : groups_) {
      std::vector<std::vector<double>> negative(tenths), random(tenths);
      for (const auto& run : seeds.runs) {
        const auto& values = questions_.masked(run);
        if (cancelled_() || values.empty()) return;
        for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
          const auto* row = &values[tenth * (1 + draws_each)];
          negative[tenth].push_back(row[0]);
          const auto draws = tenth == 0 ? 1 : draws_each;  // nothing masked: all are the same
          random[tenth].insert(random[tenth].end(), row + 1, row + 1 + draws);
        }
      }
      for (std::size_t tenth = 0; tenth < tenths; ++tenth) {
        add(seeds, {tenth, 0}, kDevMetric, negative[tenth]);
        add(seeds, {tenth, 1}, kDevMetric, random[tenth]);
      }
      tell_(report_);
    }
  }

  void show_ratios() {
    std::vector<SettingValue> ratios;
    for (std::size_t tenth = 1; tenth < tenths; ++tenth)
      ratios.emplace_back(static_cast<double>(tenth) / tenths);
    add_setting("ratio", PTW_TR("figures", "Share pruned"), ratios);
    add_setting("level", PTW_TR("figures", "Level"), {std::string("tokens"), std::string("pieces")},
                {PTW_TR("figures", "tokens"), PTW_TR("figures", "pieces of the tokens left")});
    for (const auto& seeds : groups_) {
      std::vector<std::vector<double>> values(2 * ratios.size());
      for (const auto& run : seeds.runs) {
        if (cancelled_()) return;
        collect_trials(run, values);
      }
      for (std::size_t ratio = 0; ratio < ratios.size(); ++ratio)
        for (std::size_t level = 0; level < 2; ++level)
          add(seeds, {ratio, level}, kDevMetric, values[2 * ratio + level]);
      tell_(report_);
    }
  }

  void collect_trials(const RunFolder& run, std::vector<std::vector<double>>& values) {
    const auto trials = questions_.ratio_trials(run);
    for (std::size_t level = 0; level < trials.size(); ++level)
      for (const auto& trial : trials[level]) {
        const auto tenth = static_cast<std::size_t>(std::lround(trial.ratio * tenths));
        if (tenth >= 1 && tenth < tenths) values[2 * (tenth - 1) + level].push_back(trial.value);
      }
  }

  const SweepFolder& folder_;
  const Tell& tell_;
  const std::function<bool()>& cancelled_;
  RunQuestions questions_;
  SweepReport report_;
  std::vector<Seeds> groups_;
};

}  // namespace

void figure_report(const SweepFolder& folder, ModelStore& models,
                   const std::function<void(const SweepReport&)>& tell,
                   const std::function<bool()>& cancelled) {
  const auto& sweep = folder.sweep();
  const auto* recipe = sweep.figure.empty() ? nullptr : &find_figure(sweep.figure);
  const auto tell_named = [&](SweepReport report) {
    if (recipe) report.figure = recipe->figure;
    tell(report);
  };
  auto analysis = recipe ? recipe->analysis : FigureAnalysis::runs;
  if (analysis == FigureAnalysis::runs && !sweep.evaluate_on.empty())
    analysis = FigureAnalysis::transfer;
  if (analysis == FigureAnalysis::runs) return tell_named(sweep_report(folder));
  const Analysis::Tell told = tell_named;
  Analysis(folder, models, told, cancelled).run(analysis);
}

}  // namespace ptw
