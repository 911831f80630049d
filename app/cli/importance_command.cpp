#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "methods/maskable_prompt.h"
#include "methods/prompt_importance.h"
#include "report/message.h"
#include "training/split.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::string split = "train";
  int pieces = 0;
  std::size_t limit = 0;
  std::uint64_t seed = 0;
  bool json = false;
};

/// Row by row, one row per token.
nlohmann::json rows(const std::vector<double>& values, int width) {
  auto all = nlohmann::json::array();
  for (auto row = values.begin(); row != values.end(); row += width)
    all.push_back(std::vector<double>(row, row + width));
  return all;
}

void print(const Importance& importance, int pieces) {
  for (std::size_t token = 0; token < importance.tokens.size(); ++token) {
    std::cout << "token " << token << "  " << decimals(importance.tokens[token], 6) << "  pieces";
    for (int piece = 0; piece < pieces; ++piece) {
      const auto index = token * static_cast<std::size_t>(pieces) + static_cast<std::size_t>(piece);
      std::cout << ' ' << decimals(importance.pieces[index], 6);
    }
    std::cout << '\n';
  }
}

int measure(const Options& options) {
  const auto subject = open_subject(options.subject, true);
  if (!subject.method)
    throw Error(PTW_TR("app", "Importance needs a prompt: name one with --run or --adapter."));
  const auto prompt = maskable_prompt(*subject.method, options.pieces);
  const auto all = subject.task->read(options.split);
  const auto count = options.limit > 0 ? options.limit : all.size();
  const auto examples = tokenize(drawn(all, count, options.seed), *subject.pretrained.tokenizer,
                                 subject.max_input_length, subject.max_target_length);
  const auto pieces = prompt.mask.pieces;
  const auto importance = prompt_importance(*subject.pretrained.model, prompt.values,
                                            full_mask(prompt.mask.token_count(), pieces), false,
                                            examples, subject.threads);
  if (!options.json) {
    print(importance, pieces);
    return 0;
  }
  nlohmann::ordered_json document = {{"model", subject.model_name},
                                     {"task", subject.task->name},
                                     {"split", options.split},
                                     {"examples", importance.examples},
                                     {"pieces", pieces},
                                     {"token_importance", importance.tokens},
                                     {"piece_importance", rows(importance.pieces, pieces)}};
  if (subject.step >= 0) document["step"] = subject.step;
  print_json(document);
  return 0;
}

}  // namespace

void add_importance(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "importance",
      "How much every token and piece of a prompt matters: the mean over examples of the absolute "
      "gradient of the loss with respect to its mask (XPrompt)");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, true);
  command->add_option("--split", options->split, "train, dev or test")->capture_default_str();
  command->add_option("--pieces", options->pieces, "Pieces per token; 0 takes the adapter's, or 16")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--limit", options->limit, "Only so many examples, drawn; 0 is all");
  command->add_option("--seed", options->seed, "Of the draw that --limit makes");
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return measure(*options); }; });
}

}  // namespace ptw::cli
