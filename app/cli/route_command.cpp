#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "methods/mixture.h"
#include "report/message.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::vector<std::string> texts;
  std::string split;
  bool json = false;
};

/// The texts of a split with the labels they have, those given, or the lines of standard input.
std::vector<Example> examples_of(const Options& options, const Task& task) {
  if (!options.split.empty()) return task.read(options.split, true);
  std::vector<Example> examples;
  for (const auto& text : texts_or_input(options.texts)) examples.push_back(task.example_of(text));
  return examples;
}

const Mixture& mixture_of(const Subject& subject) {
  const auto* mixture = dynamic_cast<const Mixture*>(subject.method.get());
  if (!mixture)
    throw Error(PTW_TR("app",
                       "Only a mixture of prompts routes: name a SMoP run with --run, or "
                       "its adapter with --adapter."));
  return *mixture;
}

int route(const Options& options) {
  const auto subject = open_subject(options.subject, true);
  const auto& mixture = mixture_of(subject);
  const auto examples = examples_of(options, *subject.task);
  const auto tokens = tokenize(examples, *subject.pretrained.tokenizer, subject.max_input_length,
                               subject.max_target_length);
  const auto probabilities = route_all(mixture, *subject.pretrained.model, tokens);
  auto document = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto row = probabilities[static_cast<std::int64_t>(i)];
    const std::vector<float> values(row.data_ptr<float>(), row.data_ptr<float>() + row.numel());
    const auto chosen = row.argmax().item<std::int64_t>();
    nlohmann::ordered_json entry = {
        {"input", examples[i].typed()}, {"prompt", chosen}, {"probabilities", values}};
    if (examples[i].label >= 0)
      entry["label"] = subject.task->verbalizer[static_cast<std::size_t>(examples[i].label)].label;
    document.push_back(entry);
    if (options.json) continue;
    std::cout << "prompt " << chosen << " ";
    for (const auto value : values) std::cout << ' ' << decimals(value);
    std::cout << "  " << examples[i].typed() << '\n';
  }
  if (options.json) print_json(document);
  return 0;
}

}  // namespace

void add_route(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "route",
      "Which prompt of a mixture (SMoP) texts, lines of standard input or a split are given; "
      "prompts count from 0");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, true);
  command->add_option("texts", options->texts, "The texts; standard input when there are none");
  command->add_option("--split", options->split, "train, dev or test, instead of texts");
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return route(*options); }; });
}

}  // namespace ptw::cli
