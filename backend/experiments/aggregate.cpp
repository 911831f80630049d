#include "experiments/aggregate.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ptw {
namespace {

/// Where `key` stands among the swept settings.
std::size_t axis_index(const Sweep& sweep, const std::string& key) {
  const auto found = std::ranges::find(sweep.over, key, &SweepAxis::key);
  if (found != sweep.over.end()) return static_cast<std::size_t>(found - sweep.over.begin());
  std::string known;
  for (const auto& axis : sweep.over) known += (known.empty() ? "" : ", ") + axis.key;
  throw Error(PTW_TR("experiments", "The sweep \"%1\" does not vary \"%2\"; it varies: %3."),
              {sweep.name, key, known.empty() ? "-" : known});
}

/// Places of the swept settings in the order in which rows are sorted: series, others, x.
struct PlotAxes {
  std::size_t x;
  std::vector<std::size_t> series;  ///< one or none
  std::vector<std::size_t> others;

  PlotAxes(const Sweep& sweep, const PlotChoice& choice) : x(axis_index(sweep, choice.x)) {
    if (!choice.series.empty()) series.push_back(axis_index(sweep, choice.series));
    for (std::size_t i = 0; i < sweep.over.size(); ++i)
      if (i != x && std::ranges::find(series, i) == series.end()) others.push_back(i);
  }

  /// Where the group's values stand in the sweep; smaller comes first.
  [[nodiscard]] std::vector<std::size_t> rank(const Sweep& sweep, const RunGroup& group) const {
    std::vector<std::size_t> ranks;
    const auto add = [&](std::size_t axis) {
      const auto& values = sweep.over[axis].values;
      const auto found = std::ranges::find(values, group.point[axis]);
      ranks.push_back(static_cast<std::size_t>(found - values.begin()));
    };
    std::ranges::for_each(series, add);
    std::ranges::for_each(others, add);
    add(x);
    return ranks;
  }

  [[nodiscard]] PlotRow row(const Sweep& sweep, const RunGroup& group, const Spread& y) const {
    PlotRow row{group.point[x], {}, {}, y};
    for (const auto axis : series) row.series = to_text(group.point[axis]);
    for (const auto axis : others)
      row.others += (row.others.empty() ? "" : ", ") + sweep.over[axis].key + '=' +
                    to_text(group.point[axis]);
    return row;
  }
};

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

std::vector<PlotRow> plot_rows(const Sweep& sweep, std::span<const RunGroup> groups,
                               const PlotChoice& choice) {
  const PlotAxes axes(sweep, choice);
  std::vector<std::pair<std::vector<std::size_t>, PlotRow>> ranked;
  for (const auto& group : groups)
    if (const auto y = group.measures.find(choice.measure); y != group.measures.end())
      ranked.emplace_back(axes.rank(sweep, group), axes.row(sweep, group, y->second));
  std::ranges::sort(
      ranked, {}, [](const auto& entry) -> const auto& { return entry.first; });
  std::vector<PlotRow> rows;
  for (auto& [rank, row] : ranked) rows.push_back(std::move(row));
  return rows;
}

ReportTable groups_table(const Sweep& sweep, std::span<const RunGroup> groups,
                         const std::string& measure) {
  ReportTable table;
  for (const auto& axis : sweep.over) table.header.push_back(axis.key);
  table.header.insert(table.header.end(), {measure, "standard deviation", "n"});
  for (const auto& group : groups) {
    std::vector<std::string> cells;
    for (const auto& value : group.point) cells.push_back(to_text(value));
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
