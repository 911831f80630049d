#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "training/run_json.h"
#include "training/scoring.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::string split = "test";
  bool json = false;
};

int evaluate(const Options& options) {
  const auto subject = open_subject(options.subject, true);
  const auto examples = subject.task->read(options.split);
  const auto tokens = tokenize(examples, *subject.pretrained.tokenizer, subject.max_input_length,
                               subject.max_target_length);
  const Scorer scorer(subject.pretrained, *subject.task, subject.max_target_length);
  const auto scores = scorer.score(subject.method.get(), tokens, subject.threads);
  const auto result = scorer.evaluate(scores, examples);
  if (options.json) {
    nlohmann::ordered_json document = {{"model", subject.model_name}, {"task", subject.task->name},
                                       {"split", options.split},      {"examples", examples.size()},
                                       {"loss", result.loss},         {"metric", result.metric},
                                       {"metrics", result.metrics}};
    if (subject.step >= 0) document["step"] = subject.step;
    print_json(document);
    return 0;
  }
  std::cout << subject.task->name << ' ' << options.split << ", " << examples.size() << " examples";
  if (subject.step >= 0) std::cout << ", step " << subject.step;
  if (!subject.method) std::cout << ", without a prompt";
  std::cout << "\n  loss " << decimals(result.loss, 4) << '\n';
  for (const auto& [name, value] : result.metrics)
    std::cout << "  " << name << ' ' << decimals(value, 4) << '\n';
  return 0;
}

}  // namespace

void add_eval(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "eval", "Score a run or adapter on a split of its task; without either, the untuned model");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, true);
  command->add_option("--split", options->split, "train, dev or test")->capture_default_str();
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return evaluate(*options); }; });
}

}  // namespace ptw::cli
