#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "model/checkpoint.h"
#include "model/generation.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::vector<std::string> texts;
  GenerationOptions generation;
  std::int64_t longest_input = 512;
  bool json = false;
};

std::string continuation(const Subject& subject, const std::string& text, const Options& options) {
  const auto& [model, tokenizer] = subject.pretrained;
  TokenizedExample example;
  example.input = encode_up_to(*tokenizer, text, options.longest_input);
  const std::vector<const TokenizedExample*> one = {&example};
  const torch::NoGradGuard no_gradient;
  const auto read = read_with(subject.method.get(), *model, collate(one, model->info().pad_id));
  const auto ids = generate(*read, model->info(), 1, options.generation).front();
  model->checkpoint().require_unchanged();
  return tokenizer->decode(ids);
}

/// What the model's folder asks for beside what is done.
void tell_what_is_left_out(const ModelInfo& model) {
  std::string names;
  for (const auto& name : model.writing.left_out) names += (names.empty() ? "" : ", ") + name;
  if (!names.empty())
    std::cerr << "Not applied of the model's settings for generation: " << names << ".\n";
}

int run_generation(const Options& options) {
  const auto subject = open_subject(options.subject, false);
  tell_what_is_left_out(subject.pretrained.model->info());
  auto document = nlohmann::ordered_json::array();
  for (const auto& text : texts_or_input(options.texts)) {
    const auto written = continuation(subject, text, options);
    if (options.json)
      document.push_back({{"input", text}, {"generated", written}});
    else
      std::cout << written << std::endl;
    check_output();
  }
  if (options.json) print_json(document);
  return 0;
}

}  // namespace

void add_generate(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "generate",
      "What the model writes after texts as they stand, or after each line of standard input");
  const auto options = std::make_shared<Options>();
  auto& generation = options->generation;
  options->subject.add_to(*command, false);
  command->add_option("texts", options->texts, "The texts; standard input when there are none");
  command->add_option("--max-length", generation.limit, "Pieces written at most")
      ->check(CLI::Range(1, 65536))
      ->capture_default_str();
  command->add_option("--max-input-length", options->longest_input, "Pieces read of each text")
      ->check(CLI::Range(1, 65536))
      ->capture_default_str();
  auto* beams = command->add_option("--beams", generation.beams, "Beam search with so many beams")
                    ->check(CLI::Range(1, 64))
                    ->capture_default_str();
  command
      ->add_option("--length-penalty", generation.length_penalty,
                   "Beams compare by log-likelihood / length^penalty")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  command->add_flag("--sample", generation.sample, "Draw every piece by its probability")
      ->excludes(beams);
  command->add_option("--temperature", generation.temperature, "Below 1 sharpens, above 1 flattens")
      ->check(CLI::Range(0.01, 100.0))
      ->capture_default_str();
  command
      ->add_option("--top-p", generation.top_p,
                   "Draw from the likeliest pieces that make up this probability")
      ->check(CLI::Range(0.01, 1.0))
      ->capture_default_str();
  command->add_option("--seed", generation.seed, "Same seed, same text")->capture_default_str();
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return run_generation(*options); }; });
}

}  // namespace ptw::cli
