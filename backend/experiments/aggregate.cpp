#include "experiments/aggregate.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ptw {
namespace {

std::map<std::string, Spread> spreads(const std::vector<const Measures*>& runs) {
  std::map<std::string, std::vector<double>> values;
  for (const auto* measures : runs)
    for (const auto& [name, value] : *measures) values[name].push_back(value);
  std::map<std::string, Spread> spreads;
  for (const auto& [name, of_runs] : values) spreads[name] = spread_of(of_runs);
  return spreads;
}

}  // namespace

std::vector<RunGroup> aggregate(std::span<const PlannedRun> plan,
                                const std::map<std::string, Measures>& finished) {
  std::vector<RunGroup> groups;
  for (std::size_t begin = 0; begin < plan.size();) {
    std::vector<const Measures*> runs;
    auto end = begin;
    for (; end < plan.size() && plan[end].point == plan[begin].point; ++end)
      if (const auto found = finished.find(plan[end].identity); found != finished.end())
        runs.push_back(&found->second);
    groups.push_back({plan[begin].point, static_cast<std::int64_t>(end - begin), spreads(runs)});
    begin = end;
  }
  return groups;
}

ReportTable groups_table(const SweepReport& report, const std::string& measure) {
  ReportTable table;
  for (const auto& setting : report.settings) table.header.push_back(setting.key);
  table.header.insert(table.header.end(), {measure, "standard deviation", "n"});
  for (const auto& group : report.groups) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < group.point.size(); ++i)
      cells.push_back(to_text(report.settings[i].values[group.point[i]]));
    const auto found = group.measures.find(measure);
    const bool measured = found != group.measures.end();
    const auto spread = measured ? found->second : Spread{};
    cells.push_back(measured ? to_text(spread.mean) : "");
    cells.push_back(spread.n > 1 ? to_text(spread.deviation) : "");
    cells.push_back(to_text(spread.n));
    table.rows.push_back({std::move(cells), false});
  }
  return table;
}

}  // namespace ptw
