#include "text/draft_data.h"

#include <algorithm>
#include <cstdint>
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
  if (parts.empty()) return {};
  const auto& names = *parts.front().table->names;
  std::vector<TaskColumn> columns(names.size());
  for (const auto* row : parts.front().rows)
    row->fields.for_each([&](std::uint32_t name, std::string_view value) {
      if (columns[name].filled++ == 0) columns[name] = {names[name], std::string(value), 1};
    });
  std::erase_if(columns, [](const TaskColumn& column) { return column.filled == 0; });
  std::ranges::sort(columns, {}, &TaskColumn::name);
  return columns;
}

std::set<std::string> values_of(const std::vector<DraftPart>& parts, const std::string& column) {
  std::set<std::string> values;
  for (const auto& part : parts)
    for (const auto* row : part.rows)
      if (const auto found = row->fields.find(column)) values.insert(composed(*found));
  return values;
}

}  // namespace ptw
