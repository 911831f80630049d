#include <filesystem>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/comparison_file.h"
#include "app/common/offscreen.h"
#include "app/common/run_comparer.h"

namespace ptw::cli {
namespace {

struct Options {
  std::vector<std::string> runs;
  std::string out;
  bool json = false;
};

nlohmann::ordered_json describe(const PairReport& pair, const ComparisonReport& report) {
  nlohmann::ordered_json line = {{"first", report.runs[pair.first].name},
                                 {"second", report.runs[pair.second].name}};
  if (pair.answers)
    line["answers"] = {
        {"both_right", pair.answers->both_right},   {"only_first", pair.answers->only_first},
        {"only_second", pair.answers->only_second}, {"both_wrong", pair.answers->both_wrong},
        {"changed", pair.answers->changed.size()},  {"mcnemar_p", pair.answers->test.p}};
  if (pair.prompts) {
    line["prompts"] = {{"cosine_of_centers", pair.prompts->centers.cosine},
                       {"distance_of_centers", pair.prompts->centers.euclidean},
                       {"shared_pieces", pair.prompts->shared}};
    if (!pair.prompts->tokens.empty()) {
      line["prompts"]["mean_cosine"] = pair.prompts->mean.cosine;
      line["prompts"]["mean_distance"] = pair.prompts->mean.euclidean;
    }
  }
  return line;
}

nlohmann::ordered_json describe(const ComparisonReport& report,
                                const std::vector<PairReport>& pairs, const std::string& file) {
  nlohmann::ordered_json document = {{"file", file}};
  for (const auto& run : report.runs)
    document["runs"].push_back({{"name", run.name}, {"measures", run.measures}});
  document["differing_settings"] = nlohmann::ordered_json::array();
  for (const auto& line : report.settings)
    if (line.differs) document["differing_settings"].push_back(line.key);
  document["pairs"] = nlohmann::ordered_json::array();
  document["notes"] = nlohmann::ordered_json::array();
  for (const auto& gap : report.gaps) document["notes"].push_back(gap.english());
  for (const auto& pair : pairs) {
    document["pairs"].push_back(describe(pair, report));
    for (const auto& gap : pair.gaps) document["notes"].push_back(gap.english());
  }
  return document;
}

int report_runs(const Options& options) {
  check_comparison_file(options.out);
  ModelStore models;
  RunComparer comparer(models);
  const std::vector<std::filesystem::path> folders(options.runs.begin(), options.runs.end());
  const auto report = comparer.compare(folders);
  const auto pairs = comparer.all_pairs(report, folders, [](double) { return true; });
  const Offscreen drawing;
  write_comparison(options.out, report, pairs, Say(), "en");
  if (options.json)
    print_json(describe(report, pairs, options.out));
  else
    std::cout << options.out << '\n';
  return 0;
}

}  // namespace

void add_report(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "report", "Compare runs in one file: settings, costs, curves, answers and prompts");
  const auto options = std::make_shared<Options>();
  command->add_option("runs", options->runs, "Run folders; one alone is described")->required();
  command
      ->add_option("--out", options->out,
                   "The file: .html is self-contained and has figures; .md, .tex and .csv are "
                   "tables")
      ->required()
      ->check(is_name);
  command->add_flag("--json", options->json, "One JSON document with the numbers, on top");
  command->callback([options, &run] { run = [options] { return report_runs(*options); }; });
}

}  // namespace ptw::cli
