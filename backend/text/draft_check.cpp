#include "text/draft_check.h"

#include <algorithm>
#include <map>

#include "text/task_guess.h"
#include "text/unicode.h"

namespace ptw {
namespace {

bool is_blank(const std::string& text) {
  return trim(text).empty();
}

std::string listed(const std::vector<TaskColumn>& columns) {
  std::string text;
  for (const auto& column : columns) text.append(text.empty() ? "" : ", ").append(column.name);
  return text;
}

/// Whether every row has the column; else says where it is missing first.
bool has_column(const std::string& name, const std::vector<DraftPart>& parts,
                std::vector<Message>& problems) {
  const auto columns = columns_of(parts);
  if (std::ranges::find(columns, name, &TaskColumn::name) == columns.end()) {
    problems.push_back(
        {PTW_TR("text", "There is no column \"%1\"; there are: %2."), {name, listed(columns)}});
    return false;
  }
  for (const auto& part : parts)
    for (const auto* row : part.rows)
      if (!row->fields.find(name)) {
        problems.push_back({PTW_TR("text",
                                   "%1, line %2: the column \"%3\" is missing. Fill it in there, "
                                   "or use another column."),
                            {part.table->file.string(), std::to_string(row->line), name}});
        return false;
      }
  return true;
}

void check_verbalizer(const std::vector<LabelText>& verbalizer, std::vector<Message>& problems) {
  std::map<std::string, std::string, std::less<>> labels;
  for (const auto& [label, text] : verbalizer) {
    if (is_blank(text)) {
      problems.push_back(
          {PTW_TR("text",
                  "The label \"%1\" has no text. Write what the model shall answer for it."),
           {label}});
      continue;
    }
    const auto [first, added] = labels.emplace(trim(text), label);
    if (!added)
      problems.push_back({PTW_TR("text",
                                 "The labels \"%1\" and \"%2\" have the same text, so the answer "
                                 "would not tell them apart. Change one."),
                          {first->second, label}});
  }
}

}  // namespace

std::optional<TextTemplate> sound_template(const std::string& text, const char* missing,
                                           const std::vector<DraftPart>& parts,
                                           std::vector<Message>& problems) {
  if (is_blank(text)) {
    problems.push_back({missing, {}});
    return {};
  }
  try {
    TextTemplate pattern(text, {});
    const auto places = pattern.fields();
    if (places.empty()) {
      problems.push_back({PTW_TR("text",
                                 "The template \"%1\" names no column, so all examples would be "
                                 "alike. Write the name of a column in braces."),
                          {text}});
      return {};
    }
    for (const auto& place : places)
      if (!has_column(place, parts, problems)) return {};
    return pattern;
  } catch (const Error&) {
    problems.push_back({PTW_TR("text",
                               "The template \"%1\" has a brace without its partner. Write {name} "
                               "for a column, {{ and }} for braces."),
                        {text}});
    return {};
  }
}

void check_labels(const TaskDraft& draft, const std::vector<DraftPart>& parts,
                  std::vector<Message>& problems) {
  if (draft.label_field.empty()) {
    problems.push_back({PTW_TR("text", "Choose the column that holds the label."), {}});
    return;
  }
  if (!has_column(draft.label_field, parts, problems)) return;
  const auto count = values_of(parts, draft.label_field).size();
  if (count < 2)
    problems.push_back({PTW_TR("text",
                               "The column \"%1\" is the same in all examples, so there is nothing "
                               "to tell apart. Choose another column."),
                        {draft.label_field}});
  else if (count > most_labels)
    problems.push_back({PTW_TR("text",
                               "The column \"%1\" has %2 different values; a classification has %3 "
                               "labels at most. Choose another column, or let the model write."),
                        {draft.label_field, std::to_string(count), std::to_string(most_labels)}});
  else
    check_verbalizer(draft.verbalizer, problems);
}

void check_names(const TaskDraft& draft, std::vector<Message>& problems) {
  if (is_blank(draft.name)) problems.push_back({PTW_TR("text", "Give the task a name."), {}});
  for (const auto& other : {draft.dev, draft.test})
    if (!other.empty() && other == draft.train)
      problems.push_back({PTW_TR("text",
                                 "%1 would be learned from and judged by. Choose other data to "
                                 "judge by, or leave its field empty."),
                          {other.string()}});
}

}  // namespace ptw
