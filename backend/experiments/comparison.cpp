#include "experiments/comparison.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "experiments/setting_json.h"
#include "experiments/statistics.h"

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

std::set<std::string> pieces_of(const TokenNeighbors& token) {
  std::set<std::string> pieces;
  for (const auto& neighbor : token.nearest) pieces.insert(neighbor.piece);
  return pieces;
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

AnswerPairs pair_answers(std::span<const Answer> first, std::span<const Answer> second) {
  check_same_examples(first, second);
  AnswerPairs pairs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i].right)
      ++(second[i].right ? pairs.both_right : pairs.only_first);
    else
      ++(second[i].right ? pairs.only_second : pairs.both_wrong);
    if (first[i].text != second[i].text)
      pairs.changed.push_back({i, first[i].example, first[i].gold, first[i].text, second[i].text,
                               first[i].right, second[i].right});
  }
  pairs.test = mcnemar(pairs.only_first, pairs.only_second);
  return pairs;
}

void find_shared(PromptPair& pair, const NeighborReport& first, const NeighborReport& second) {
  std::set<std::string> of_second;
  for (const auto& token : second.tokens) of_second.merge(pieces_of(token));
  for (const auto& token : first.tokens)
    for (const auto& neighbor : token.nearest)
      if (of_second.erase(neighbor.piece) > 0) pair.shared.push_back(neighbor.piece);
  for (std::size_t i = 0; i < pair.tokens.size(); ++i) {
    const auto others = pieces_of(second.tokens.at(i));
    auto& shared = pair.shared_by_token.emplace_back();
    for (const auto& neighbor : first.tokens.at(i).nearest)
      if (others.contains(neighbor.piece)) shared.push_back(neighbor.piece);
  }
}

}  // namespace ptw
