#include "text/draft_data.h"

#include <map>
#include <string_view>
#include <utility>

#include "text/unicode.h"

namespace ptw {
namespace {

std::vector<const Row*> all_rows(const Table& table) {
  std::vector<const Row*> rows;
  rows.reserve(table.rows.size());
  for (const auto& row : table.rows) rows.push_back(&row);
  return rows;
}

bool is_held_out(std::size_t row) {
  const auto ten = row / 10;
  return row % 10 == ten * 7 % 10;
}

/// Takes the dev part off the training part.
DraftPart hold_out(DraftPart& train) {
  DraftPart dev{"dev", train.table, {}};
  const auto rows = std::exchange(train.rows, {});
  for (std::size_t i = 0; i < rows.size(); ++i)
    (is_held_out(i) ? dev : train).rows.push_back(rows[i]);
  return dev;
}

}  // namespace

std::vector<DraftPart> read_draft(const TaskDraft& draft, TableCache& cache,
                                  std::vector<Message>& problems) {
  std::vector<DraftPart> parts;
  const auto add = [&](const char* split, const std::filesystem::path& file) {
    try {
      auto table = cache.read(file);
      auto rows = all_rows(*table);
      parts.push_back({split, std::move(table), std::move(rows)});
    } catch (const Error& problem) {
      problems.push_back(problem.message());
    }
  };
  add("train", draft.train);
  if (parts.empty()) return parts;
  if (draft.dev.empty())
    parts.push_back(hold_out(parts.front()));
  else
    add("dev", draft.dev);
  if (!draft.test.empty()) add("test", draft.test);
  return parts;
}

std::vector<TaskColumn> columns_of(const std::vector<DraftPart>& parts) {
  std::map<std::string, TaskColumn, std::less<>> columns;
  if (parts.empty()) return {};
  for (const auto* row : parts.front().rows)
    row->fields.for_each([&](const std::string& name, std::string_view value) {
      auto& column = columns[name];
      if (column.filled++ == 0) column = {name, std::string(value), 1};
    });
  std::vector<TaskColumn> list;
  for (auto& [name, column] : columns) list.push_back(std::move(column));
  return list;
}

std::set<std::string> values_of(const std::vector<DraftPart>& parts, const std::string& column) {
  std::set<std::string> values;
  for (const auto& part : parts)
    for (const auto* row : part.rows)
      if (const auto found = row->fields.find(column)) values.insert(composed(*found));
  return values;
}

}  // namespace ptw
