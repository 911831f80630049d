#include <iostream>
#include <map>

#include "analysis/vocabulary.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "report/message.h"

namespace ptw::cli {
namespace {

const std::map<std::string, Similarity> kSimilarities = {
    {"cosine", Similarity::cosine}, {"euclidean", Similarity::euclidean}, {"dot", Similarity::dot}};

struct Options {
  SubjectOptions subject;
  std::string similarity = "cosine";
  int count = 5;
  bool json = false;
};

nlohmann::ordered_json to_json(const TokenNeighbors& token, bool travelled) {
  nlohmann::ordered_json row = {{"token", token.token}, {"norm", token.norm}};
  if (travelled) row["travelled"] = token.travelled;
  row["nearest"] = nlohmann::ordered_json::array();
  for (const auto& neighbor : token.nearest)
    row["nearest"].push_back({{"id", neighbor.id},
                              {"piece", neighbor.piece},
                              {"similarity", neighbor.similarity},
                              {"special", neighbor.special}});
  return row;
}

int neighbors(const Options& options) {
  const auto subject = open_subject(options.subject, false);
  if (!subject.method)
    throw Error(PTW_TR("app", "Name a run folder, or an adapter with --adapter."));
  const auto prompt = subject.method->soft_prompt();
  if (!prompt.defined())
    throw Error(PTW_TR("app", "This method has no soft prompt, so it has no neighbours."));
  const bool from_run = subject.initial_prompt.defined();
  const auto report =
      Vocabulary(subject.pretrained)
          .nearest(prompt, from_run ? subject.initial_prompt : prompt,
                   kSimilarities.at(options.similarity), options.count, subject.step);
  if (options.json) {
    nlohmann::ordered_json document = {{"similarity", options.similarity}};
    if (from_run) document["step"] = report.step;
    document["tokens"] = nlohmann::ordered_json::array();
    for (const auto& token : report.tokens) document["tokens"].push_back(to_json(token, from_run));
    print_json(document);
    return 0;
  }
  for (const auto& token : report.tokens) {
    std::cout << token.token << "  norm " << decimals(token.norm, 2);
    if (from_run) std::cout << "  travelled " << decimals(token.travelled, 2);
    std::cout << ' ';
    for (const auto& neighbor : token.nearest)
      std::cout << "  " << neighbor.piece << ' ' << decimals(neighbor.similarity, 2);
    std::cout << '\n';
  }
  return 0;
}

}  // namespace

void add_neighbors(CLI::App& app, Action& run) {
  auto* command =
      app.add_subcommand("neighbors", "The vocabulary pieces nearest to every soft token");
  const auto options = std::make_shared<Options>();
  options->subject.add_to(*command, false);
  command->add_option("--similarity", options->similarity, "cosine, euclidean or dot")
      ->check(CLI::IsMember({"cosine", "euclidean", "dot"}))
      ->capture_default_str();
  command->add_option("--count", options->count, "Pieces per token")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return neighbors(*options); }; });
}

}  // namespace ptw::cli
