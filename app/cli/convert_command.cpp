#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/subject.h"
#include "methods/maskable_prompt.h"
#include "methods/masked_prompt.h"
#include "report/message.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::string out;
  std::string masked_tokens = "zero";
};

int convert(const Options& options) {
  const auto subject = open_subject(options.subject, false);
  if (!subject.method)
    throw Error(PTW_TR("app", "There is nothing to convert: name it with --run or --adapter."));
  const auto prompt = maskable_prompt(*subject.method, 0);
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  if (problem)
    throw Error(PTW_TR("app", "The adapter cannot be written to %1: %2."),
                {options.out, problem.message()});
  MaskedPrompt(prompt.values, prompt.mask, options.masked_tokens == "remove")
      .save_adapter(options.out, subject.pretrained.model->info());
  std::cout << options.out << std::endl;
  return 0;
}

}  // namespace

void add_convert(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "convert", "Write a prompt, pruned or not, as a plain prompt tuning adapter for PEFT");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, false);
  command->add_option("--out", options->out, "The adapter folder to write")->required();
  command
      ->add_option("--masked-tokens", options->masked_tokens,
                   "What becomes of masked tokens: a zero vector, or nothing")
      ->check(CLI::IsMember({"zero", "remove"}))
      ->capture_default_str();
  command->callback([options, &run] { run = [options] { return convert(*options); }; });
}

}  // namespace ptw::cli
