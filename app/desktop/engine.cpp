#include "app/desktop/engine.h"

#include <algorithm>

#include "app/common/best_adapter.h"
#include "app/common/demo.h"
#include "app/common/folders.h"
#include "app/common/path_kind.h"
#include "app/common/sweep_folder.h"
#include "app/desktop/engine_store.h"
#include "files/durable_file.h"
#include "files/read_file.h"
#include "methods/adapter_folder.h"
#include "methods/masked_prompt.h"
#include "methods/mixture.h"
#include "methods/registry.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/imported_run.h"
#include "training/run_list.h"
#include "training/run_lock.h"
#include "training/scoring.h"
#include "training/trainer.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr int kShownPieces = 3000;

torch::Tensor prompt_of(const RunFolder& run, std::int64_t step, const ModelInfo& info) {
  return load_adapter(run.checkpoint(step), info)->soft_prompt();
}

int prompts_of(const Method& method) {
  const auto* mixture = dynamic_cast<const Mixture*>(&method);
  return mixture ? static_cast<int>(mixture->prompt_count()) : 1;
}

torch::Tensor initial_prompt_of(const RunFolder& run, const ModelInfo& info) {
  return prompt_of(run, run.checkpoints().front(), info);
}

/// A run of a sweep has the sweep's name before its own.
std::string id_of(const fs::path& folder) {
  const auto parent = folder.parent_path();
  return holds(parent, "sweep.json") ? (parent.filename() / folder.filename()).string()
                                     : folder.filename().string();
}

StoredRun read_run(const fs::path& folder) {
  const bool elsewhere = Engine::trains_elsewhere(folder);  // before it is read: no end is missed
  const auto run = RunFolder::open(folder);
  const auto record = run.record();
  auto history = run.history();
  const auto step = history.steps.empty() ? 0 : history.steps.back().step;
  StoredRun stored{id_of(folder),
                   folder,
                   run.spec(),
                   record.status,
                   step,
                   record.problem,
                   record.cost,
                   std::move(history.steps),
                   std::move(history.evaluations),
                   std::move(history.phases),
                   run.checkpoints(),
                   {},
                   {},
                   {},
                   elsewhere};
  try {
    stored.notes = run.notes();
  } catch (const Error& problem) {  // the run is sound without
    stored.notes_problem = problem.message();
  }
  return stored;
}

/// What `read` gives, or a run that says why it gives nothing.
template <class Read>
StoredRun run_or_damage(const fs::path& folder, Read read) {
  StoredRun damaged;
  damaged.id = id_of(folder);
  damaged.folder = folder;
  damaged.spec.name = folder.filename().string();
  damaged.status = RunStatus::failed;
  try {
    return read();
  } catch (const Error& problem) {
    damaged.damage = problem.message();
  } catch (const std::exception& problem) {
    damaged.damage = {PTW_TR("app", "%1 cannot be read: %2."),
                      {folder.string(), first_line(problem)}};
  }
  return damaged;
}

[[noreturn]] void cannot_write(const fs::path& target, const std::error_code& problem) {
  throw Error(PTW_TR("app", "The adapter cannot be written to %1: %2."),
              {target.string(), problem.message()});
}

}  // namespace

Engine::Engine() : store_(std::make_unique<Store>()) {}
Engine::~Engine() = default;

RunStatus Engine::train(const RunJob& job, RunControl& control, TrainingObserver& observer) {
  use_one_thread_per_operator();
  observer.on_status(RunStatus::loading);
  keep(job);
  const auto run = RunFolder::open(job.folder);
  const auto task = open_task(task_file(run.spec().task));
  return ptw::train(run, store_->models.open(run), task, control, observer);
}

void Engine::keep(const RunJob& job) {
  const std::scoped_lock lock(store_->folders);
  if (RunFolder::is_run(job.folder)) return;
  if (job.id.contains('/') && !SweepFolder::is_sweep(job.folder.parent_path()))
    throw Error(
        PTW_TR("app", "The folder of %1 was removed, renamed or replaced before it trained."),
        {job.folder.string()});
  RunFolder::create(job.folder, completed(job.spec));
}

StoredRun Engine::import_adapter(const fs::path& adapter, const std::string& model,
                                 const std::string& task, const fs::path& target) {
  use_one_thread_per_operator();
  RunSpec spec;
  spec.name = adapter.filename().string();
  spec.model = model;
  spec.task = task;
  if (fs::is_directory(adapter)) {
    const auto base = read_peft_config(adapter).base_model;
    if (kind_of(base) == PathKind::model) spec.model = base;
  }
  return read_run(ptw::import_adapter(target, spec, adapter, store_->models.open(spec.model),
                                      open_task(task_file(spec.task)))
                      .path());
}

NeighborReport Engine::neighbors(const PromptAt& prompt, Similarity similarity, int count) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto info = store_->models.open(run).model->info();
  const auto method = load_adapter(run.checkpoint(prompt.step), info);
  if (!method->soft_prompt().defined()) return {prompt.step, similarity, 1, {}};
  auto report = store_->models.vocabulary(run)->nearest(
      method->soft_prompt(), initial_prompt_of(run, info), similarity, count, prompt.step);
  report.prompts = prompts_of(*method);
  return report;
}

ProjectionReport Engine::projection(const PromptAt& prompt) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto info = store_->models.open(run).model->info();
  const auto soft = prompt_of(run, prompt.step, info);
  if (!soft.defined()) return {};
  return store_->models.vocabulary(run)->project(soft, initial_prompt_of(run, info), kShownPieces,
                                                 prompt.step);
}

DriftReport Engine::drift(const fs::path& folder, int token, Similarity similarity) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(folder);
  const auto info = store_->models.open(run).model->info();
  const auto steps = run.checkpoints();
  std::vector<torch::Tensor> prompts;
  for (const auto step : steps) prompts.push_back(prompt_of(run, step, info));
  if (prompts.empty() || !prompts.front().defined() || token >= prompts.front().size(0))
    return {token, {}, {}, {}, {}};
  return store_->models.vocabulary(run)->drift(prompts, steps, token, similarity);
}

PlaygroundReport Engine::answer(const PromptAt& prompt, const std::string& typed, int forced) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto& settings = run.spec().settings;
  const auto pretrained = store_->models.open(run);
  const auto task = open_task(task_file(run.spec().task));
  const Scorer scorer(pretrained, task, integer(settings, "max_target_length"));
  auto method = load_adapter(run.checkpoint(prompt.step), pretrained.model->info());

  PlaygroundReport report;
  report.input = typed;
  report.formatted = task.format_input(typed);
  report.step = prompt.step;
  TokenizedExample example;
  example.input = encode_up_to(*pretrained.tokenizer, report.formatted,
                               integer(settings, "max_input_length"), &report.truncated);
  for (const auto id : example.input) report.pieces.push_back(pretrained.tokenizer->piece(id));
  const std::span one(&example, 1);
  report.prompts = prompts_of(*method);
  if (const auto* mixture = dynamic_cast<const Mixture*>(method.get())) {
    report.routed =
        static_cast<int>(route_all(*mixture, *pretrained.model, one).argmax().item<std::int64_t>());
    if (forced >= 0 && forced < report.prompts) {
      report.forced = forced;
      method = mixture->only(forced);
    }
  }
  report.with_prompt = scorer.describe(scorer.score(method.get(), one, 1).front());
  report.without_prompt = scorer.describe(scorer.score(nullptr, one, 1).front());
  return report;
}

ExampleText Engine::example(const std::string& name, std::size_t number) {
  const auto task = open_task(task_file(name));
  const auto examples = task.read("dev");
  // A stride prime to the usual sizes shows examples of all kinds even when the file is sorted.
  const auto& example = examples[number * 7919 % examples.size()];
  const auto gold = example.label < 0
                        ? example.target
                        : task.verbalizer[static_cast<std::size_t>(example.label)].label;
  return {example.typed(), gold};
}

void Engine::know_model(const std::string& model) {
  store_->models.know(model);
}

ModelDescription Engine::describe_model(const std::string& model) {
  const auto pretrained = store_->models.open(model);
  return {pretrained.model->info().family, pretrained.model->info().parameters};
}

TaskDescription Engine::describe_task(const std::string& name) {
  const auto task = open_task(task_file(name));
  return {task.name, task.description};
}

std::vector<StoredRun> Engine::further_runs(const fs::path& folder,
                                            const std::set<fs::path>& known) {
  std::vector<StoredRun> runs;
  for (const auto& found : find_runs(folder, 1)) {
    if (known.contains(found.folder)) continue;
    runs.push_back(run_or_damage(found.folder, [&] {
      if (found.problem) throw Error(found.problem->pattern, found.problem->arguments);
      return read_run(found.folder);
    }));
  }
  return runs;
}

std::vector<StoredRun> Engine::stored_runs(const fs::path& folder) {
  auto runs = further_runs(folder, {});
  const auto look = [&](const fs::path& in) {
    for (auto& run : further_runs(in, {})) runs.push_back(std::move(run));
  };
  for (const auto& path : folders_in(folder)) {
    if (holds(path, "sweep.json")) {
      look(path);
      const auto sweep = run_or_damage(path, [&] {
        std::ignore = SweepFolder::kept_in(path);
        return StoredRun();
      });
      if (!sweep.damage.pattern.empty()) runs.push_back(sweep);
    } else if (!holds(path, "run.json") && holds(path, "status.json")) {
      runs.push_back(run_or_damage(path, [&] { return read_run(path); }));
    }
  }
  std::ranges::sort(runs, {}, &StoredRun::folder);
  std::ranges::stable_partition(runs,
                                [](const StoredRun& run) { return run.damage.pattern.empty(); });
  return runs;
}

bool Engine::trains_elsewhere(const fs::path& folder) {
  return trained_by(folder) == TrainedBy::another_program;
}

OtherPrograms Engine::other_programs(const std::vector<RunJob>& jobs, fs::file_time_type since) {
  OtherPrograms seen;
  for (const auto& job : jobs) {
    if (trains_elsewhere(job.folder)) seen.train << job.id;
    std::error_code none;
    const auto written = fs::last_write_time(job.folder / "status.json", none);
    if (!none && written >= since) seen.changed << job.id;
  }
  return seen;
}

FollowedRun Engine::follow(const fs::path& folder, const RunProgress& known) {
  FollowedRun followed;
  followed.goes_on = trains_elsewhere(folder);  // before it is read: no end is missed
  const auto run = RunFolder::open(folder);
  auto history = run.history();
  auto& update = followed.update;
  const auto news = std::ranges::upper_bound(history.steps, known.step, {}, &StepPoint::step);
  update.steps.assign(news, history.steps.end());
  const auto after = [](auto& all, std::size_t count) {
    return all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
  };
  update.evaluations.assign(after(history.evaluations, known.evaluations),
                            history.evaluations.end());
  update.phases.assign(after(history.phases, known.phases), history.phases.end());
  update.checkpoints = run.checkpoints();
  const auto record = run.record();
  update.cost = record.cost;
  update.status = record.status;
  if (!record.problem.empty()) update.problem = {record.problem, {}};
  return followed;
}

StoredRun Engine::stored_run(const fs::path& folder, const std::string& id) {
  auto stored = read_run(folder);
  stored.id = id;
  return stored;
}

void Engine::set_notes(const fs::path& folder, const RunNotes& notes) {
  const auto run = RunFolder::open(folder);
  std::ignore = run.notes();
  run.set_notes(notes);
}

void Engine::export_adapter(const fs::path& folder, const fs::path& target) {
  const auto source = best_adapter(RunFolder::open(folder));
  std::error_code problem;
  fs::create_directories(target, problem);
  if (problem) cannot_write(target, problem);
  for (const auto* name : {"adapter_config.json", "adapter_model.safetensors"})
    write_file(target / name, read_file(source / name));
}

void Engine::export_plain(const fs::path& folder, const fs::path& target, bool removes_tokens) {
  const auto run = RunFolder::open(folder);
  const auto info = store_->models.open(run).model->info();
  const auto prompt = maskable_prompt(*load_adapter(best_adapter(run), info), 0);
  std::error_code problem;
  fs::create_directories(target, problem);
  if (problem) cannot_write(target, problem);
  MaskedPrompt(prompt.values, prompt.mask, removes_tokens).save_adapter(target, info);
}

std::vector<MethodDescription> known_methods() {
  std::vector<MethodDescription> methods;
  for (const auto& entry : method_registry())
    methods.push_back({entry.name, entry.title, entry.description, all_settings(entry)});
  return methods;
}

}  // namespace ptw
