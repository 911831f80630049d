#include "app/cli/subject.h"

#include "app/common/demo.h"
#include "app/common/needed_model.h"
#include "methods/registry.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/run_folder.h"
#include "training/training_settings.h"

namespace ptw::cli {
namespace {

/// The checkpoint of `run` that is meant: the one asked for, the best when the run has ended, else
/// the newest.
std::int64_t chosen_step(const RunFolder& run, std::int64_t asked) {
  const auto steps = run.checkpoints();
  if (steps.empty())
    throw Error(PTW_TR("app", "%1 holds no checkpoint yet. Train it first."),
                {run.path().string()});
  if (asked >= 0) {
    if (std::ranges::find(steps, asked) == steps.end())
      throw Error(PTW_TR("app", "%1 has no checkpoint of step %2."),
                  {run.path().string(), std::to_string(asked)});
    return asked;
  }
  const auto record = run.record();
  return record.status == RunStatus::finished ? record.best_step : steps.back();
}

}  // namespace

void SubjectOptions::add_to(CLI::App& command, bool with_task) {
  command.add_option("--run", run, "A run folder; it names its own model and task");
  command.add_option("--model", model,
                     "A Hugging Face model folder, or demo; of a run, where its model lies here");
  if (with_task) command.add_option("--task", task, "A task file, or the name of a demo task");
  command.add_option("--adapter", adapter, "An adapter folder in PEFT's format, or a run folder");
  command.add_option("--step", step, "The run's checkpoint of this step, instead of the best");
  if (!with_task) return;
  command.add_option("--max-input-length", max_input_length, "Pieces read of each input")
      ->check(CLI::PositiveNumber);
  command.add_option("--max-target-length", max_target_length, "Pieces written at most")
      ->check(CLI::PositiveNumber);
  command.add_option("--threads", threads, "0 is one per processor")->check(CLI::NonNegativeNumber);
}

Subject open_subject(const SubjectOptions& options, bool with_task) {
  Subject subject;
  subject.max_input_length = options.max_input_length;
  subject.max_target_length = options.max_target_length;
  subject.threads = options.threads > 0 ? options.threads : available_processors();
  subject.model_name = options.model.empty() ? "demo" : options.model;
  auto task = options.task;
  std::filesystem::path adapter = options.adapter;
  std::filesystem::path initial;
  const auto run_path = RunFolder::is_run(adapter) ? options.adapter : options.run;
  if (!run_path.empty()) {
    const auto run = RunFolder::open(run_path);
    if (options.model.empty())
      subject.model_name = needed_model(run);
    else
      require_model_of(run, options.model);
    if (task.empty()) task = run.spec().task;
    subject.step = chosen_step(run, options.step);
    adapter = run.checkpoint(subject.step);
    initial = run.checkpoint(run.checkpoints().front());
    subject.max_input_length = integer(run.spec().settings, "max_input_length");
    subject.max_target_length = integer(run.spec().settings, "max_target_length");
  }
  if (with_task) subject.task = open_task(task_file(task_for(task, subject.model_name)));
  subject.pretrained = open_pretrained(model_folder(subject.model_name));
  const auto& info = subject.pretrained.model->info();
  if (!adapter.empty()) subject.method = load_adapter(adapter, info);
  if (!initial.empty()) subject.initial_prompt = load_adapter(initial, info)->soft_prompt();
  return subject;
}

}  // namespace ptw::cli
