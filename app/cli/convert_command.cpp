#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/subject.h"
#include "methods/fine_tuning.h"
#include "methods/maskable_prompt.h"
#include "methods/masked_prompt.h"
#include "methods/tuned_model.h"
#include "report/message.h"

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

int convert(const Options& options) {
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
      "model as a Hugging Face folder");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, false);
  command->add_option("--out", options->out, "The folder to write")->required();
  command->add_option("--as", options->as, "An adapter, or a model folder: what was fine-tuned")
      ->check(CLI::IsMember({"adapter", "model"}))
      ->capture_default_str();
  command
      ->add_option("--masked-tokens", options->masked_tokens,
                   "What becomes of masked tokens: a zero vector, or nothing")
      ->check(CLI::IsMember({"zero", "remove"}))
      ->capture_default_str();
  command->callback([options, &run] { run = [options] { return convert(*options); }; });
}

}  // namespace ptw::cli
