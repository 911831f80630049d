#include "app/cli/sweeper.h"

#include <atomic>
#include <iostream>
#include <mutex>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop_on_signal.h"
#include "app/common/demo.h"
#include "app/common/figure_report.h"
#include "app/common/model_store.h"
#include "app/common/sweep_picture.h"
#include "experiments/report_table.h"
#include "experiments/setting_json.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/run_lock.h"
#include "training/trainer.h"

namespace ptw::cli {
namespace {

/// Trains the runs of a sweep, several at once, each with an equal share of the processors.
class Sweeper {
 public:
  /// `lock` is that of the sweep's folder.
  Sweeper(const SweepFolder& folder, const RunLock& lock, std::vector<PlannedRun> runs, int at_once,
          bool json)
      : folder_(folder), lock_(lock), runs_(std::move(runs)), controls_(runs_.size()), json_(json) {
    at_once_ = std::clamp(at_once, 1, std::max(1, static_cast<int>(runs_.size())));
    for (auto& control : controls_)
      control.allow_threads(std::max(1, available_processors() / at_once_));
  }

  /// How many runs failed.
  int train_all() {
    const auto count = static_cast<int>(runs_.size());
    run_in_parallel({count, at_once_}, [&](int index) {
      if (!stopped_) train_one(static_cast<std::size_t>(index));
    });
    return failures_;
  }

  void stop() {
    stopped_ = true;
    for (auto& control : controls_) control.stop();
  }
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  void train_one(std::size_t index) {
    const auto& spec = runs_[index].spec;
    const auto path = folder_.folder_of(runs_[index]);
    try {
      lock_.require_in_place();  // or its runs would make it anew
      folder_.make_way(runs_[index]);
      const auto run =
          RunFolder::is_run(path) ? RunFolder::open(path) : RunFolder::create(path, spec);
      TrainingObserver nobody;
      train(run, models_.open(run), open_task(task_file(spec.task)), controls_[index], nobody);
      tell(spec.name, run.record().status, measures_of(run), {});
    } catch (const std::exception& problem) {
      ++failures_;
      tell(spec.name, RunStatus::failed, {}, first_line(problem));
    }
  }

  void tell(const std::string& name, RunStatus status, const Measures& measures,
            const std::string& problem) {
    const std::scoped_lock lock(printing_);
    if (json_) {
      nlohmann::ordered_json line = {
          {"event", "run"}, {"name", name}, {"status", status_name(status)}};
      if (!measures.empty()) line["measures"] = measures;
      if (!problem.empty()) line["problem"] = problem;
      return print_json(line);
    }
    std::cout << name << "  " << status_name(status);
    if (const auto best = measures.find(best_metric); best != measures.end())
      std::cout << "  " << decimals(best->second);
    if (!problem.empty()) std::cout << "  " << problem;
    std::cout << std::endl;
  }

  const SweepFolder& folder_;
  const RunLock& lock_;
  std::vector<PlannedRun> runs_;
  std::vector<RunControl> controls_;
  int at_once_ = 1;
  bool json_;
  ModelStore models_;
  std::atomic<bool> stopped_ = false;
  std::atomic<int> failures_ = 0;
  std::mutex printing_;
};

nlohmann::ordered_json point_of(const SweepReport& report, const SweptGroup& group) {
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < group.point.size(); ++i)
    values[report.settings[i].key] = setting_to_json(report.settings[i].values[group.point[i]]);
  return values;
}

/// With what is asked of the finished runs.
SweepReport whole_report(const SweepFolder& folder) {
  ModelStore models;
  SweepReport last;
  figure_report(
      folder, models, [&](const SweepReport& report) { last = report; }, [] { return false; });
  return last;
}

void print_groups(const SweepFolder& folder, const SweepOptions& options, const char* status) {
  const auto report = whole_report(folder);
  if (!options.picture.empty()) draw_sweep(report, options.picture);
  if (!options.json) {
    const auto usual = report.figure ? report.figure->measure : best_metric;
    std::cout << to_markdown(
        groups_table(report, options.measure.empty() ? usual : options.measure));
    return;
  }
  auto lines = nlohmann::ordered_json::array();
  for (const auto& group : report.groups) {
    nlohmann::ordered_json measures = nlohmann::ordered_json::object();
    for (const auto& [name, spread] : group.measures)
      measures[name] = {
          {"mean", spread.mean}, {"standard_deviation", spread.deviation}, {"n", spread.n}};
    lines.push_back(
        {{"point", point_of(report, group)}, {"planned", group.planned}, {"measures", measures}});
  }
  print_json({{"event", "end"}, {"status", status}, {"groups", lines}});
}

void print_plan(const SweepFolder& folder, const std::vector<PlannedRun>& left,
                const SweepOptions& options) {
  const auto seconds = folder.seconds_per_run();
  if (options.json) {
    auto runs = nlohmann::ordered_json::array();
    for (const auto& run : left)
      runs.push_back({{"name", run.spec.name}, {"identity", run.identity}});
    nlohmann::ordered_json plan = {
        {"event", "plan"}, {"runs", folder.plan().size()}, {"unfinished", runs}};
    if (seconds) plan["seconds_per_run"] = *seconds;
    return print_json(plan);
  }
  std::cout << folder.plan().size() << " runs, " << left.size() << " to train";
  if (seconds) std::cout << ", about " << clock(*seconds * static_cast<double>(left.size()));
  std::cout << '\n';
  if (options.dry_run)
    for (const auto& run : left) std::cout << run.spec.name << '\n';
  std::cout.flush();
}

}  // namespace

void SweepOptions::add_to(CLI::App& command) {
  command
      .add_option("--out", out,
                  "The folder for its runs; one with finished runs of this sweep goes on")
      ->check(is_name);
  command.add_option("--at-once", at_once, "Runs that train at once; 0 is one per processor")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command.add_option("--measure", measure, "What the table at the end shows, e.g. best_metric");
  command.add_option("--picture", picture, "Draw what it shows into this file: .svg, .png or .pdf")
      ->check([](const std::string& file) {
        const auto ending = std::filesystem::path(file).extension();
        const bool known = ending == ".svg" || ending == ".png" || ending == ".pdf";
        return known ? std::string() : "a picture ends in .svg, .png or .pdf";
      });
  command.add_flag("--dry-run", dry_run, "Only say what would be trained");
  command.add_flag("--json", json, "JSON lines instead of text");
}

int sweep_runs(const SweepFolder& folder, const SweepOptions& options) {
  auto left = folder.unfinished();
  print_plan(folder, left, options);
  if (options.dry_run) return 0;
  advise();
  const auto lock = folder.keep();
  const int at_once = options.at_once > 0 ? options.at_once : available_processors();
  Sweeper sweeper(folder, lock, std::move(left), at_once, options.json);
  const StopOnSignal watch([&] { sweeper.stop(); });
  const int failures = sweeper.train_all();
  print_groups(folder, options, sweeper.stopped() ? "stopped" : "finished");
  if (failures > 0)
    throw Error(PTW_TR("app", "%1 runs of the sweep failed; what has finished stands."),
                {std::to_string(failures)});
  return 0;
}

}  // namespace ptw::cli
