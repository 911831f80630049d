#include <chrono>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/subject.h"
#include "experiments/tensorboard.h"
#include "methods/fine_tuning.h"
#include "methods/maskable_prompt.h"
#include "methods/masked_prompt.h"
#include "methods/tuned_model.h"
#include "report/message.h"
#include "training/run_folder.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::string out;
  std::string as = "adapter";
  std::string masked_tokens = "zero";
};

void write_prompt(const Subject& subject, const Options& options) {
  const auto prompt = maskable_prompt(*subject.method, 0);
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  if (problem)
    throw Error(PTW_TR("app", "The adapter cannot be written to %1: %2."),
                {options.out, problem.message()});
  MaskedPrompt(prompt.values, prompt.mask, options.masked_tokens == "remove")
      .save_adapter(options.out, subject.pretrained.model->info());
}

/// What a run has measured, for TensorBoard; its steps are dated from when run.json was written.
void write_events(const Options& options) {
  if (options.subject.run.empty())
    throw Error(PTW_TR("app", "Only a run has curves for TensorBoard: name it with --run."));
  const auto run = RunFolder::open(options.subject.run);
  const auto written = std::filesystem::last_write_time(run.path() / "run.json");
  const auto started =
      std::chrono::duration<double>(std::chrono::file_clock::to_sys(written).time_since_epoch());
  const auto history = run.history();
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  std::cout << write_event_file(options.out,
                                scalar_events(history.steps, history.evaluations, started.count()),
                                started.count())
                   .string()
            << std::endl;
}

int convert(const Options& options) {
  if (options.as == "tensorboard") {
    write_events(options);
    return 0;
  }
  const auto subject = open_subject(options.subject, false);
  if (!subject.method)
    throw Error(PTW_TR("app", "There is nothing to convert: name it with --run or --adapter."));
  const auto* tuned = dynamic_cast<const FineTuning*>(subject.method.get());
  if (options.as == "model" && !tuned)
    throw Error(
        PTW_TR("app",
               "Only fine-tuning makes a model that --as model can write: this method leaves "
               "the model as it is."));
  if (options.as == "adapter" && tuned)
    throw Error(PTW_TR("app",
                       "A fine-tuned model is no adapter that PEFT opens. Write it as a model "
                       "folder with --as model."));
  if (tuned)
    write_tuned_model(options.out, tuned->reader(*subject.pretrained.model));
  else
    write_prompt(subject, options);
  std::cout << options.out << std::endl;
  return 0;
}

}  // namespace

void add_convert(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "convert",
      "Write a prompt, pruned or not, as a plain prompt tuning adapter for PEFT, or a fine-tuned "
      "model as a Hugging Face folder, or a run's curves for TensorBoard");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, false);
  command->add_option("--out", options->out, "The folder to write")->required()->check(is_name);
  command
      ->add_option("--as", options->as,
                   "An adapter, a model folder (what was fine-tuned), or a TensorBoard event file")
      ->check(CLI::IsMember({"adapter", "model", "tensorboard"}))
      ->capture_default_str();
  command
      ->add_option("--masked-tokens", options->masked_tokens,
                   "What becomes of masked tokens: a zero vector, or nothing")
      ->check(CLI::IsMember({"zero", "remove"}))
      ->capture_default_str();
  command->callback([options, &run] { run = [options] { return convert(*options); }; });
}

}  // namespace ptw::cli
