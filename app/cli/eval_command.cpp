#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "methods/mask_file.h"
#include "methods/maskable_prompt.h"
#include "methods/masked_prompt.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/scoring.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::string split = "test";
  std::string mask;
  std::string masked_tokens = "zero";
  bool json = false;
};

/// The subject's prompt under a mask from a file, instead of its own.
std::unique_ptr<Method> masked(const Subject& subject, const Options& options) {
  if (!subject.method)
    throw Error(PTW_TR("app", "A mask needs a prompt: name one with --run or --adapter."));
  const auto mask = read_mask(options.mask);
  const auto prompt = maskable_prompt(*subject.method, mask.pieces);
  return std::make_unique<MaskedPrompt>(prompt.values, mask, options.masked_tokens == "remove");
}

int evaluate(const Options& options) {
  auto subject = open_subject(options.subject, true);
  if (!options.mask.empty()) subject.method = masked(subject, options);
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
    if (const auto* pruned = dynamic_cast<const MaskedPrompt*>(subject.method.get())) {
      document["kept_tokens"] = pruned->mask().kept_tokens();
      document["kept_pieces"] = pruned->mask().kept_pieces();
    }
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
  command->add_option("--mask", options->mask,
                      "Masks parts of the prompt: a JSON file {\"token_mask\": [1, 0, ...], "
                      "\"piece_mask\": [[1, ...], ...]}, 1 = kept");
  command
      ->add_option("--masked-tokens", options->masked_tokens,
                   "What becomes of masked tokens: a zero vector, or nothing")
      ->check(CLI::IsMember({"zero", "remove"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return evaluate(*options); }; });
}

}  // namespace ptw::cli
