#include "experiments/comparison.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "experiments/setting_json.h"

namespace ptw {
namespace {

using Value = std::optional<SettingValue>;

bool same(const Value& one, const Value& other) {
  return one && other ? same_value(*one, *other) : one.has_value() == other.has_value();
}

ComparedSetting compared(const std::string& key, std::span<const RunSpec> runs,
                         const std::function<Value(const RunSpec&)>& value_of) {
  ComparedSetting line;
  line.key = key;
  for (const auto& run : runs) line.values.push_back(value_of(run));
  line.differs = !std::ranges::all_of(
      line.values, [&](const Value& value) { return same(value, line.values.front()); });
  return line;
}

std::string cell_of(const Value& value) {
  if (!value) return {};
  const auto text = to_text(*value);
  return text.empty() ? "\"\"" : text;
}

void check_same_examples(std::span<const Answer> first, std::span<const Answer> second) {
  if (first.size() != second.size())
    throw Error(PTW_TR("experiments",
                       "One run answered %1 examples and the other %2. Compare runs of the same "
                       "task and split."),
                {std::to_string(first.size()), std::to_string(second.size())});
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i].example != second[i].example)
      throw Error(PTW_TR("experiments",
                         "Example %1 is not the same in both runs. Compare runs of the same task "
                         "and split."),
                  {std::to_string(i + 1)});
}

}  // namespace

std::vector<ComparedSetting> compare_settings(std::span<const RunSpec> runs) {
  std::set<std::string> keys;
  for (const auto& run : runs)
    for (const auto& [key, value] : run.settings) keys.insert(key);
  std::vector<ComparedSetting> lines;
  lines.push_back(compared("model", runs, [](const RunSpec& run) { return run.model; }));
  lines.push_back(compared("task", runs, [](const RunSpec& run) { return run.task; }));
  lines.push_back(compared("method", runs, [](const RunSpec& run) { return run.method; }));
  for (const auto& key : keys)
    lines.push_back(compared(key, runs, [&](const RunSpec& run) {
      const auto found = run.settings.find(key);
      return found == run.settings.end() ? Value() : Value(found->second);
    }));
  return lines;
}

ReportTable settings_table(std::span<const RunSpec> runs) {
  ReportTable table;
  table.header.emplace_back("setting");
  for (const auto& run : runs) table.header.push_back(run.name);
  table.header.emplace_back("differs");
  for (const auto& line : compare_settings(runs)) {
    std::vector<std::string> cells = {line.key};
    for (const auto& value : line.values) cells.push_back(cell_of(value));
    cells.emplace_back(line.differs ? "yes" : "");
    table.rows.push_back({std::move(cells), line.differs});
  }
  return table;
}

AnswerPairs pair_answers(std::span<const Answer> first, std::span<const Answer> second) {
  check_same_examples(first, second);
  AnswerPairs pairs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i].right)
      ++(second[i].right ? pairs.both_right : pairs.only_first);
    else
      ++(second[i].right ? pairs.only_second : pairs.both_wrong);
    if (first[i].text != second[i].text) pairs.changed.push_back(i);
  }
  pairs.test = mcnemar(pairs.only_first, pairs.only_second);
  return pairs;
}

ReportTable pairs_table(const AnswerPairs& pairs, const std::string& first,
                        const std::string& second) {
  const auto row = [](const std::string& name, std::int64_t right, std::int64_t wrong) {
    return ReportTable::Row{{name, std::to_string(right), std::to_string(wrong)}, false};
  };
  return {{"", second + ": right", second + ": wrong"},
          {row(first + ": right", pairs.both_right, pairs.only_first),
           row(first + ": wrong", pairs.only_second, pairs.both_wrong)}};
}

}  // namespace ptw
