#include "experiments/comparison_tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "report/decimals.h"
#include "report/measure.h"

namespace ptw {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t kChanges = 50;

std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const auto& piece : pieces) text += (text.empty() ? "" : " ") + piece;
  return text;
}

std::string cell_of(const std::optional<SettingValue>& value) {
  if (!value) return {};
  const auto text = to_text(*value);
  return text.empty() ? "\"\"" : text;
}

std::string metric_of(const ComparedRun& run) {
  return run.evaluations.empty() ? std::string() : run.evaluations.back().metric;
}

/// The measures that any of the runs has.
std::vector<const Measure*> measures_in(const ComparisonReport& report) {
  std::vector<const Measure*> measures;
  for (const auto& measure : known_measures())
    if (std::ranges::any_of(report.runs, [&](const ComparedRun& run) {
          return run.measures.contains(std::string(measure.key));
        }))
      measures.push_back(&measure);
  return measures;
}

void add(std::vector<TitledTable>& tables, TitledTable table) {
  if (!table.table.rows.empty()) tables.push_back(std::move(table));
}

}  // namespace

std::string p_text(double p) {
  return p < 1e-4 ? scientific(p, 1) : significant(p, 3);
}

ReportTable runs_table(const ComparisonReport& report, const Say& say) {
  const auto measures = measures_in(report);
  ReportTable table;
  table.header = {say(PTW_TR("experiments", "Run")), say(PTW_TR("experiments", "Model")),
                  say(PTW_TR("experiments", "Task")), say(PTW_TR("experiments", "Method")),
                  say(PTW_TR("experiments", "Metric"))};
  for (const auto* measure : measures)
    table.header.push_back(say(measure->name) +
                           (*measure->unit ? std::string(" (") + measure->unit + ")" : ""));
  for (const auto& run : report.runs) {
    Cells cells = {run.name, run.spec.model, run.spec.task, run.spec.method, metric_of(run)};
    for (const auto* measure : measures) {
      const auto found = run.measures.find(std::string(measure->key));
      cells.push_back(found == run.measures.end() ? "" : measure_text(*measure, found->second));
    }
    table.rows.push_back({std::move(cells), false});
  }
  return table;
}

ReportTable settings_table(const ComparisonReport& report, const Say& say) {
  const bool several = report.runs.size() > 1;
  ReportTable table;
  table.header.push_back(say(PTW_TR("experiments", "Setting")));
  for (const auto& run : report.runs) table.header.push_back(run.name);
  if (several) table.header.push_back(say(PTW_TR("experiments", "Differs")));
  for (const auto& line : report.settings) {
    Cells cells = {line.key};
    for (const auto& value : line.values) cells.push_back(cell_of(value));
    if (several) cells.push_back(line.differs ? say(PTW_TR("experiments", "yes")) : std::string());
    table.rows.push_back({std::move(cells), line.differs});
  }
  return table;
}

ReportTable pairs_table(const ComparisonReport& report, std::span<const PairReport> pairs,
                        const Say& say) {
  ReportTable table;
  for (const auto* heading :
       {PTW_TR("experiments", "First run"), PTW_TR("experiments", "Second run"),
        PTW_TR("experiments", "Both right"), PTW_TR("experiments", "Only the first right"),
        PTW_TR("experiments", "Only the second right"), PTW_TR("experiments", "Both wrong"),
        PTW_TR("experiments", "Other answer"), PTW_TR("experiments", "McNemar's p"),
        PTW_TR("experiments", "Test")})
    table.header.push_back(say(heading));
  for (const auto& pair : pairs) {
    if (!pair.answers) continue;
    const auto& answers = *pair.answers;
    const auto& test = answers.test;
    table.rows.push_back(
        {{report.runs[pair.first].name, report.runs[pair.second].name,
          std::to_string(answers.both_right), std::to_string(answers.only_first),
          std::to_string(answers.only_second), std::to_string(answers.both_wrong),
          std::to_string(answers.changed.size()), p_text(test.p),
          test.exact ? say(PTW_TR("experiments", "exact"))
                     : say(PTW_TR("experiments", "chi-square %1"), {decimals(test.statistic, 2)})},
         false});
  }
  return table;
}

ReportTable prompts_table(const ComparisonReport& report, std::span<const PairReport> pairs,
                          const Say& say) {
  ReportTable table;
  for (const auto* heading :
       {PTW_TR("experiments", "First run"), PTW_TR("experiments", "Second run"),
        PTW_TR("experiments", "Mean cosine of the tokens"),
        PTW_TR("experiments", "Mean distance of the tokens"),
        PTW_TR("experiments", "Cosine of the centres"),
        PTW_TR("experiments", "Distance of the centres"),
        PTW_TR("experiments", "Shared nearest pieces")})
    table.header.push_back(say(heading));
  for (const auto& pair : pairs) {
    if (!pair.prompts) continue;
    const auto& prompts = *pair.prompts;
    const bool by_token = !prompts.tokens.empty();
    table.rows.push_back(
        {{report.runs[pair.first].name, report.runs[pair.second].name,
          by_token ? decimals(prompts.mean.cosine, 3) : "",
          by_token ? decimals(prompts.mean.euclidean, 2) : "", decimals(prompts.centers.cosine, 3),
          decimals(prompts.centers.euclidean, 2), joined(prompts.shared)},
         false});
  }
  return table;
}

ReportTable neighbors_table(const NeighborReport& neighbors, const Say& say) {
  ReportTable table;
  table.header = {say(PTW_TR("experiments", "Token")), say(PTW_TR("experiments", "Norm")),
                  say(PTW_TR("experiments", "Nearest pieces (cosine)"))};
  for (const auto& token : neighbors.tokens) {
    Cells pieces;
    for (const auto& neighbor : token.nearest)
      pieces.push_back(neighbor.piece + ' ' + decimals(double{neighbor.similarity}, 2));
    table.rows.push_back(
        {{std::to_string(token.token), decimals(double{token.norm}, 2), joined(pieces)}, false});
  }
  return table;
}

ReportTable changes_table(const ComparisonReport& report, const PairReport& pair, std::size_t most,
                          const Say& say) {
  ReportTable table;
  table.header = {say(PTW_TR("experiments", "Example")),
                  say(PTW_TR("experiments", "Input")),
                  say(PTW_TR("experiments", "Right answer")),
                  report.runs[pair.first].name,
                  report.runs[pair.second].name,
                  say(PTW_TR("experiments", "Right is"))};
  if (!pair.answers) return table;
  const auto who = [&](const ChangedAnswer& change) {
    if (change.first_right && change.second_right) return say(PTW_TR("experiments", "both"));
    if (change.first_right) return report.runs[pair.first].name;
    if (change.second_right) return report.runs[pair.second].name;
    return say(PTW_TR("experiments", "neither"));
  };
  for (const auto& change : pair.answers->changed) {
    if (table.rows.size() == most) break;
    table.rows.push_back({{std::to_string(change.example + 1), change.input, change.gold,
                           change.first, change.second, who(change)},
                          false});
  }
  return table;
}

std::vector<TitledTable> comparison_tables(const ComparisonReport& report,
                                           std::span<const PairReport> pairs, const Say& say) {
  std::vector<TitledTable> tables;
  add(tables, {say(PTW_TR("experiments", "Runs")), {}, runs_table(report, say)});
  add(tables, {say(PTW_TR("experiments", "Settings")), {}, settings_table(report, say)});
  add(tables,
      {say(PTW_TR("experiments", "The same dev examples")),
       say(PTW_TR("experiments",
                  "McNemar's test judges by the examples on which only one of the two is right: "
                  "exactly where they are fewer than 25, else by chi-square with continuity "
                  "correction. A small p says that chance alone hardly makes such a difference.")),
       pairs_table(report, pairs, say)});
  for (const auto& pair : pairs) {
    auto changes = changes_table(report, pair, kChanges, say);
    const auto all = pair.answers ? pair.answers->changed.size() : 0;
    const auto note = say(PTW_TR("experiments", "%1 of %2 examples."),
                          {std::to_string(changes.rows.size()), std::to_string(all)});
    add(tables, {say(PTW_TR("experiments", "Other answers: %1 and %2"),
                     {report.runs[pair.first].name, report.runs[pair.second].name}),
                 note, std::move(changes)});
  }
  add(tables,
      {say(PTW_TR("experiments", "Prompts in pairs")), {}, prompts_table(report, pairs, say)});
  for (const auto& run : report.runs)
    add(tables, {say(PTW_TR("experiments", "Nearest pieces: %1"), {run.name}),
                 {},
                 neighbors_table(run.neighbors, say)});
  return tables;
}

}  // namespace ptw
