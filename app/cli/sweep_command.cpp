#include <atomic>
#include <iostream>
#include <mutex>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/stop_on_signal.h"
#include "app/common/demo.h"
#include "app/common/model_store.h"
#include "app/common/sweep_folder.h"
#include "experiments/report_table.h"
#include "experiments/setting_json.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/trainer.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string file, out, measure = best_metric;
  int at_once = 0;
  bool dry_run = false, json = false;
};

/// Trains the runs of a sweep, several at once, each with an equal share of the processors.
class Sweeper {
 public:
  Sweeper(const SweepFolder& folder, std::vector<PlannedRun> runs, int at_once, bool json)
      : folder_(folder), runs_(std::move(runs)), controls_(runs_.size()), json_(json) {
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
      const auto run =
          RunFolder::is_run(path) ? RunFolder::open(path) : RunFolder::create(path, spec);
      TrainingObserver nobody;
      train(run, models_.open(run), open_task(task_file(spec.task)), controls_[index], nobody);
      tell(spec.name, run.record().status, measures_of(run), {});
    } catch (const Error& problem) {
      ++failures_;
      tell(spec.name, RunStatus::failed, {}, problem.what());
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
  std::vector<PlannedRun> runs_;
  std::vector<RunControl> controls_;
  int at_once_ = 1;
  bool json_;
  ModelStore models_;
  std::atomic<bool> stopped_ = false;
  std::atomic<int> failures_ = 0;
  std::mutex printing_;
};

nlohmann::ordered_json point_of(const Sweep& sweep, const std::vector<SettingValue>& point) {
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  for (std::size_t i = 0; i < point.size(); ++i)
    values[sweep.over[i].key] = setting_to_json(point[i]);
  return values;
}

void print_groups(const SweepFolder& folder, const Options& options, const char* status) {
  const auto groups = folder.groups();
  if (!options.json) {
    std::cout << to_markdown(groups_table(folder.sweep(), groups, options.measure));
    return;
  }
  auto lines = nlohmann::ordered_json::array();
  for (const auto& group : groups) {
    nlohmann::ordered_json measures = nlohmann::ordered_json::object();
    for (const auto& [name, spread] : group.measures)
      measures[name] = {
          {"mean", spread.mean}, {"standard_deviation", spread.deviation}, {"n", spread.n}};
    lines.push_back({{"point", point_of(folder.sweep(), group.point)},
                     {"planned", group.planned},
                     {"measures", measures}});
  }
  print_json({{"event", "end"}, {"status", status}, {"groups", lines}});
}

void print_plan(const SweepFolder& folder, const std::vector<PlannedRun>& left,
                const Options& options) {
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

int sweep_runs(const Options& options) {
  const SweepFolder folder(options.out, read_sweep(options.file));
  auto left = folder.unfinished();
  print_plan(folder, left, options);
  if (options.dry_run) return 0;
  folder.keep();
  const int at_once = options.at_once > 0 ? options.at_once : available_processors();
  Sweeper sweeper(folder, std::move(left), at_once, options.json);
  const StopOnSignal watch([&] { sweeper.stop(); });
  const int failures = sweeper.train_all();
  print_groups(folder, options, sweeper.stopped() ? "stopped" : "finished");
  if (failures > 0)
    throw Error(PTW_TR("app", "%1 runs of the sweep failed; what has finished stands."),
                {std::to_string(failures)});
  return 0;
}

}  // namespace

void add_sweep(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "sweep", "Train every combination of several settings, and compare over seeds");
  const auto options = std::make_shared<Options>();
  command->add_option("file", options->file, "A sweep file")->required();
  command
      ->add_option("--out", options->out,
                   "The folder for its runs; one with finished runs of this sweep goes on")
      ->required();
  command
      ->add_option("--at-once", options->at_once, "Runs that train at once; 0 is one per processor")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--measure", options->measure, "What the table at the end shows")
      ->capture_default_str();
  command->add_flag("--dry-run", options->dry_run, "Only say what would be trained");
  command->add_flag("--json", options->json, "JSON lines instead of text");
  command->footer(
      "A sweep file: {\"name\": \"length\", \"base\": {\"model\": \"demo\", \"task\": "
      "\"supersense\",\n\"method\": \"prompt-tuning\", \"settings\": {\"steps\": 500}}, \"over\": "
      "{\"prompt_length\": [1, 5, 20]},\n\"seeds\": [0, 1, 2]}");
  command->callback([options, &run] { run = [options] { return sweep_runs(*options); }; });
}

}  // namespace ptw::cli
