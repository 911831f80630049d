#include "app/common/figure_report.h"

#include <algorithm>
#include <cmath>

#include "app/common/demo.h"
#include "app/common/mask_bench.h"
#include "app/common/report_cache.h"
#include "app/common/sweep_report.h"
#include "experiments/figures.h"
#include "experiments/identity.h"
#include "experiments/statistics.h"
#include "files/mapped_file.h"
#include "methods/registry.h"
#include "methods/xprompt.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/ensemble.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

constexpr auto kTestMetric = "test_metric";
constexpr auto kDevMetric = "dev_metric";
constexpr int kRandomMasks = 5;
constexpr std::size_t kTenths = 10;  // of the tokens masked: none to nine

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

std::string held_out_split(const Task& task) {
  return task.data.contains("test") ? "test" : "dev";
}

/// Changes with the examples.
std::string digest_of(const Task& task) {
  const MappedFile mapped(task.data.at(held_out_split(task)));
  const auto bytes = mapped.bytes();
  return fingerprint({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::shared_ptr<const Method> best_of(const RunFolder& run, const Pretrained& pretrained) {
  return load_adapter(run.adapter(), pretrained.model->info());
}

std::vector<TokenizedExample> tokens_of(const std::vector<Example>& examples, const RunFolder& run,
                                        const Pretrained& pretrained) {
  const auto& settings = run.spec().settings;
  return tokenize(examples, *pretrained.tokenizer, integer(settings, "max_input_length"),
                  integer(settings, "max_target_length"));
}

class Analysis {
 public:
  using Tell = std::function<void(const SweepReport&)>;

  Analysis(const SweepFolder& folder, ModelStore& models, const Tell& tell,
           const std::function<bool()>& cancelled)
      : folder_(folder),
        models_(models),
        tell_(tell),
        cancelled_(cancelled),
        cache_(folder.path() / "figure.json"),
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
      auto values = seeds.runs.size() > 1 ? votes(seeds.runs) : std::vector<double>{};
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

  /// The metric of the vote, then that of every run alone.
  std::vector<double> votes(const std::vector<RunFolder>& runs) {
    const auto& spec = runs.front().spec();
    const auto task = open_task(task_file(spec.task));
    std::string names = digest_of(task);
    for (const auto& run : runs) names += '\n' + run.path().filename().string();
    return cache_.get("vote " + fingerprint(names), [&] {
      const auto pretrained = models_.open(runs.front());
      std::vector<std::shared_ptr<const Method>> members;
      for (const auto& run : runs) members.push_back(best_of(run, pretrained));
      const Ensemble ensemble(pretrained, task, members,
                              integer(spec.settings, "max_target_length"));
      const auto examples = task.read(held_out_split(task));
      const auto tokens = tokens_of(examples, runs.front(), pretrained);
      const auto report = ensemble.report(ensemble.score(tokens, available_processors()), examples);
      std::vector<double> values{report.vote.at(report.metric)};
      for (const auto& single : report.singles) values.push_back(single.at(report.metric));
      return values;
    });
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
          for (const auto value : metric_on(run, tasks[i])) values.push_back(value);
        if (cancelled_()) return;
        add(seeds, {i}, kTestMetric, values);
        tell_(report_);
      }
  }

  /// Nothing when cancelled.
  std::vector<double> metric_on(const RunFolder& run, const std::string& name) {
    const auto task = open_task(task_file(name));
    const auto key = run.path().filename().string() + " on " + digest_of(task);
    return cache_.get(key, [&]() -> std::vector<double> {
      const auto pretrained = models_.open(run);
      const auto examples = task.read(held_out_split(task));
      const Scorer scorer(pretrained, task, integer(run.spec().settings, "max_target_length"));
      const auto scores =
          scorer.score(best_of(run, pretrained).get(), tokens_of(examples, run, pretrained),
                       available_processors(), scorer.asked_by_metric(), cancelled_);
      if (scores.empty()) return {};
      return {scorer.metric(scores, examples)};
    });
  }

  void mask() {
    std::vector<SettingValue> shares;
    for (std::size_t tenth = 0; tenth < kTenths; ++tenth)
      shares.emplace_back(static_cast<double>(tenth) / kTenths);
    add_setting("masked_share", PTW_TR("figures", "Share of the tokens masked"), shares);
    add_setting("masked_tokens", PTW_TR("figures", "Masked tokens"),
                {std::string("negative"), std::string("random")},
                {PTW_TR("figures", "the least important"), PTW_TR("figures", "random ones")});
    for (const auto& seeds : groups_) {
      std::vector<std::vector<double>> negative(kTenths), random(kTenths);
      for (const auto& run : seeds.runs) {
        const auto values = masked(run);
        if (cancelled_()) return;
        for (std::size_t tenth = 0; tenth < kTenths; ++tenth) {
          const auto* row = &values[tenth * (1 + kRandomMasks)];
          negative[tenth].push_back(row[0]);
          const auto draws = tenth == 0 ? 1 : kRandomMasks;  // nothing masked: all are the same
          random[tenth].insert(random[tenth].end(), row + 1, row + 1 + draws);
        }
      }
      for (std::size_t tenth = 0; tenth < kTenths; ++tenth) {
        add(seeds, {tenth, 0}, kDevMetric, negative[tenth]);
        add(seeds, {tenth, 1}, kDevMetric, random[tenth]);
      }
      tell_(report_);
    }
  }

  /// For every tenth the metric without the least important tokens, then those with random masks
  /// [kTenths, 1 + kRandomMasks]; nothing when cancelled.
  std::vector<double> masked(const RunFolder& run) {
    return cache_.get("masked " + run.path().filename().string(), [&]() -> std::vector<double> {
      const auto& spec = run.spec();
      const auto pretrained = models_.open(run);
      const auto task = open_task(task_file(spec.task));
      MaskBench bench(pretrained, task, spec.settings,
                      maskable_prompt(*best_of(run, pretrained), 0), run.record().best_step);
      const auto importance =
          picture_of_importance(pretrained, task, spec.settings, bench.prompt(), cancelled_);
      if (importance.examples == 0) return {};
      const auto figure = bench.figure(
          importance.tokens, kRandomMasks, [](const MaskingFigure&) {}, cancelled_);
      return figure ? rows_of(*figure, bench.prompt().mask.token_count()) : std::vector<double>{};
    });
  }

  /// Where a prompt is so short that two tenths mask as many tokens, both rows are the same.
  static std::vector<double> rows_of(const MaskingFigure& figure, int tokens) {
    std::vector<double> rows(1 + kRandomMasks, figure.full);
    for (std::size_t tenth = 1; tenth < kTenths; ++tenth) {
      auto row = std::vector<double>(rows.end() - (1 + kRandomMasks), rows.end());
      for (const auto& point : figure.points)
        if (point.masked * kTenths <= tenth * static_cast<std::size_t>(tokens)) {
          row = {point.negative};
          row.insert(row.end(), point.random.begin(), point.random.end());
        }
      rows.insert(rows.end(), row.begin(), row.end());
    }
    return rows;
  }

  void show_ratios() {
    std::vector<SettingValue> ratios;
    for (std::size_t tenth = 1; tenth < kTenths; ++tenth)
      ratios.emplace_back(static_cast<double>(tenth) / kTenths);
    add_setting("ratio", PTW_TR("figures", "Share pruned"), ratios);
    add_setting("level", PTW_TR("figures", "Level"), {std::string("tokens"), std::string("pieces")},
                {PTW_TR("figures", "tokens"), PTW_TR("figures", "pieces of the tokens left")});
    for (const auto& seeds : groups_) {
      std::vector<std::vector<double>> values(2 * ratios.size());
      for (const auto& run : seeds.runs) collect_trials(run, values);
      for (std::size_t ratio = 0; ratio < ratios.size(); ++ratio)
        for (std::size_t level = 0; level < 2; ++level)
          add(seeds, {ratio, level}, kDevMetric, values[2 * ratio + level]);
      tell_(report_);
    }
  }

  void collect_trials(const RunFolder& run, std::vector<std::vector<double>>& values) {
    const auto method = best_of(run, models_.open(run));
    const auto* pruned = dynamic_cast<const Xprompt*>(method.get());
    if (!pruned) return;
    std::size_t level = 0;
    for (const auto* trials : {&pruned->token_trials(), &pruned->piece_trials()}) {
      for (const auto& trial : *trials) {
        const auto tenth = static_cast<std::size_t>(std::lround(trial.ratio * kTenths));
        if (tenth >= 1 && tenth < kTenths) values[2 * (tenth - 1) + level].push_back(trial.value);
      }
      ++level;
    }
  }

  const SweepFolder& folder_;
  ModelStore& models_;
  const Tell& tell_;
  const std::function<bool()>& cancelled_;
  ReportCache cache_;
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
