#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "text/draft_data.h"
#include "text/task_preview.h"
#include "text/unicode.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// `data` as seen from `folder`, or in full when they share nothing but the root.
std::string seen_from(const fs::path& folder, const fs::path& data) {
  const auto from = fs::weakly_canonical(fs::absolute(folder));
  const auto to = fs::weakly_canonical(fs::absolute(data));
  const auto apart = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  const bool related = std::distance(from.begin(), apart.first) > 1;
  return related ? to.lexically_relative(from).string() : to.string();
}

std::string lines_of(const DraftPart& part) {
  std::string lines;
  for (const auto* row : part.rows) lines += Json(row->fields.all()).dump() + '\n';
  return lines;
}

/// The data files of the draft by split, the held-out ones under the names they are written with.
std::map<std::string, fs::path> data_of(const TaskDraft& draft, const fs::path& file) {
  std::map<std::string, fs::path> data{{"train", draft.train}, {"dev", draft.dev}};
  if (draft.dev.empty()) {
    const auto written = files_of(draft, file);
    data = {{"train", written[0]}, {"dev", written[1]}};
  }
  if (!draft.test.empty()) data["test"] = draft.test;
  return data;
}

Json json_of(const TaskDraft& draft, const fs::path& file) {
  Json json;
  json["name"] = trim(draft.name);
  if (!trim(draft.description).empty()) json["description"] = trim(draft.description);
  const auto data = data_of(draft, file);
  for (const auto* split : {"train", "dev", "test"})
    if (data.contains(split)) json["data"][split] = seen_from(file.parent_path(), data.at(split));
  json["input"] = draft.input_template;
  if (draft.is_classification) {
    json["label"] = draft.label_field;
    for (const auto& [label, text] : draft.verbalizer) json["verbalizer"][label] = text;
  } else {
    json["target"] = draft.target_template;
  }
  json["metric"] = draft.metric;
  return json;
}

/// What is written must not take the place of what it is made from.
void check_targets(const TaskDraft& draft, const fs::path& file) {
  std::error_code missing;
  for (const auto& written : files_of(draft, file))
    for (const auto& source : {draft.train, draft.dev, draft.test})
      if (!source.empty() && fs::equivalent(written, source, missing))
        throw Error(PTW_TR("text",
                           "%1 would be replaced by a part of itself. Save the task under another "
                           "name."),
                    {source.string()});
}

}  // namespace

void write_task(const TaskDraft& draft, const fs::path& file) {
  TableCache cache;
  const auto found = preview(draft, cache);
  if (!found.problems.empty())
    throw Error(found.problems.front().pattern, found.problems.front().arguments);
  check_targets(found.draft, file);
  if (found.draft.dev.empty()) {
    std::vector<Message> problems;
    const auto parts = read_draft(found.draft, cache, problems);
    const auto data = data_of(found.draft, file);
    for (std::size_t i = 0; i < 2; ++i) write_file(data.at(parts[i].split), lines_of(parts[i]));
  }
  write_file(file, json_of(found.draft, file).dump(2) + '\n');
}

}  // namespace ptw
