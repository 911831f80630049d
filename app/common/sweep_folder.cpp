#include "app/common/sweep_folder.h"

#include <algorithm>
#include <set>

#include "app/common/content_digest.h"
#include "app/common/demo.h"
#include "experiments/identity.h"
#include "report/message.h"
#include "training/run_contents.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr auto kFile = "sweep.json";

RunSpec on_this_machine(RunSpec spec) {
  spec.model = remembered_model(spec.model);
  spec.task = remembered_task(spec.task);
  return completed(std::move(spec));
}

/// Nothing also where it is damaged: training it will say so.
std::optional<RunFolder> stored_run(const fs::path& folder) {
  try {
    if (!RunFolder::is_run(folder)) return std::nullopt;
    auto run = RunFolder::open(folder);
    std::ignore = run.contents();
    return run;
  } catch (const Error&) {
  }
  return std::nullopt;
}

bool is_finished(const RunFolder& run) {
  try {
    return run.record().status == RunStatus::finished;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

Measures measures_of(const RunFolder& run) {
  const auto record = run.record();
  const auto history = run.history();
  if (history.evaluations.empty()) return {};
  const auto decided = [](const Evaluation& evaluation) {
    return evaluation.metrics.at(evaluation.metric);
  };
  Measures measures = {
      {final_metric, decided(history.evaluations.back())},
      {"seconds", history.evaluations.back().seconds},
      {"trainable_parameters", static_cast<double>(record.cost.trainable_parameters)},
      {"stored_parameters", static_cast<double>(record.cost.stored_parameters)}};
  for (const auto& [name, value] :
       {std::pair("peak_memory_bytes", static_cast<double>(record.cost.peak_memory_bytes)),
        std::pair("seconds_per_step", record.cost.seconds_per_step),
        std::pair("inference_flops", record.cost.inference_flops)})
    if (value > 0) measures[name] = value;
  if (const auto* best = history.evaluation_at(record.best_step))
    measures[best_metric] = decided(*best);
  return measures;
}

SweepFolder::SweepFolder(fs::path path, const Sweep& sweep, const Planner& planner)
    : path_(std::move(path)), sweep_(sweep), plan_(grid(sweep, planner)) {}

SweepFolder::SweepFolder(fs::path path, const Sweep& sweep)
    : SweepFolder(std::move(path), sweep, {on_this_machine, ContentDigest()}) {
  for (const auto& run : plan_) {
    const auto stored = stored_run(folder_of(run));
    if (!stored) continue;
    const auto& spec = stored->spec();
    if (canonical_text(spec) != canonical_text(run.spec))
      throw Error(
          PTW_TR("app", "%1 holds runs of another sweep. Choose another folder for this one."),
          {path_.string()});
    auto& today = contents_[{spec.model, spec.task}];
    if (today.task.empty())
      today = contents_of(model_folder(spec.model), open_task(task_file(spec.task)));
  }
}

SweepFolder SweepFolder::open(const fs::path& path) {
  return {path, kept_in(path), {completed, {}}};
}

Sweep SweepFolder::kept_in(const fs::path& path) {
  return read_sweep(path / kFile);
}

bool SweepFolder::is_sweep(const fs::path& path) {
  std::error_code none;
  return fs::is_regular_file(path / kFile, none);
}

fs::path SweepFolder::folder_of(const PlannedRun& run) const {
  return path_ / run.spec.name;
}

/// One of which nothing is known today is not.
bool SweepFolder::is_outdated(const RunFolder& run) const {
  const auto found = contents_.find({run.spec().model, run.spec().task});
  const auto trained = run.contents();
  if (found == contents_.end() || trained.weights.empty() || found->second.weights.empty())
    return false;
  const auto& today = found->second;
  return trained.weights != today.weights || trained.config != today.config ||
         trained.tokenizer != today.tokenizer || trained.task != today.task;
}

void SweepFolder::make_way(const PlannedRun& run) const {
  const auto folder = folder_of(run);
  if (!RunFolder::is_run(folder) || !is_outdated(RunFolder::open(folder))) return;
  auto aside = folder;
  std::error_code problem;
  for (int number = 1; fs::exists(aside, problem); ++number)
    aside = folder.string() + ", before " + std::to_string(number);
  if (trained_by(folder) == TrainedBy::nobody) fs::rename(folder, aside, problem);
  if (problem)
    throw Error(PTW_TR("app", "%1 cannot be moved: %2. Choose another folder for the sweep."),
                {folder.string(), problem.message()});
}

std::map<std::string, RunFolder> SweepFolder::finished_runs() const {
  std::map<std::string, RunFolder> runs;
  for (const auto& planned : plan_) {
    auto run = stored_run(folder_of(planned));
    if (run && is_finished(*run) && !is_outdated(*run))
      runs.insert_or_assign(planned.identity, std::move(*run));
  }
  return runs;
}

std::map<std::string, Measures> SweepFolder::finished() const {
  std::map<std::string, Measures> measures;
  for (const auto& [identity, run] : finished_runs()) measures[identity] = measures_of(run);
  return measures;
}

std::vector<PlannedRun> SweepFolder::unfinished() const {
  std::set<std::string> known;
  for (const auto& [identity, run] : finished_runs()) known.insert(identity);
  std::vector<PlannedRun> left;
  for (const auto& run : plan_)
    if (known.insert(run.identity).second) left.push_back(run);
  return left;
}

std::vector<RunGroup> SweepFolder::groups() const {
  return aggregate(plan_, finished());
}

std::optional<double> SweepFolder::seconds_per_run() const {
  std::vector<double> seconds;
  for (const auto& [identity, measures] : finished())
    if (const auto found = measures.find("seconds"); found != measures.end())
      seconds.push_back(found->second);
  if (seconds.empty()) return {};
  return spread_of(seconds).mean;
}

RunLock SweepFolder::keep() const {
  make_folder(path_);
  RunLock lock(path_);
  write_sweep(path_ / kFile, sweep_);
  return lock;
}

}  // namespace ptw
