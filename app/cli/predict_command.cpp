#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "training/scoring.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::vector<std::string> texts;
  bool json = false;
};

void print(const std::string& text, const Prediction& prediction) {
  std::cout << text << "\n  " << prediction.generated << '\n';
  for (const auto& label : prediction.labels)
    std::cout << "  " << decimals(label.probability) << ' ' << label.label << '\n';
}

int predict(const Options& options) {
  const auto subject = open_subject(options.subject, true);
  const auto texts = texts_or_input(options.texts);
  std::vector<TokenizedExample> tokens;
  for (const auto& text : texts) {
    TokenizedExample example;
    example.input = encode_up_to(*subject.pretrained.tokenizer, subject.task->format_input(text),
                                 subject.max_input_length, &example.truncated);
    tokens.push_back(std::move(example));
  }
  const Scorer scorer(subject.pretrained, *subject.task, subject.max_target_length);
  const auto scores = scorer.score(subject.method.get(), tokens, subject.threads);
  auto document = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto prediction = scorer.describe(scores[i]);
    if (!options.json) {
      print(texts[i], prediction);
      continue;
    }
    nlohmann::ordered_json entry = {{"input", texts[i]}, {"truncated", tokens[i].truncated}};
    entry.update(to_json(prediction));
    document.push_back(entry);
  }
  if (options.json) print_json(document);
  return 0;
}

}  // namespace

void add_predict(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "predict", "What the model answers to texts, or to each line of standard input");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, true);
  command->add_option("texts", options->texts, "The texts; standard input when there are none");
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return predict(*options); }; });
}

}  // namespace ptw::cli
