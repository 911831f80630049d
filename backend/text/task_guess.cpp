#include "text/task_guess.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace ptw {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string_view>;

const Names train_words = {"train", "training"};
const Names dev_words = {"dev", "val", "valid", "validation", "eval"};
const Names test_words = {"test"};
const Names text_names = {"text",   "sentence", "input",     "question", "review",
                          "source", "document", "article",   "content",  "gloss",
                          "query",  "premise",  "sentence1", "prompt",   "passage"};
const Names label_names = {"label", "labels", "class", "category", "kind", "sentiment", "gold"};
const Names target_names = {"target",    "output",      "answer",     "summary", "response",
                            "reference", "translation", "completion", "label"};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// Where one of `words` begins at the end of `stem`, as a word of its own.
std::optional<std::size_t> word_at_end(const std::string& stem, const Names& words) {
  const auto low = lower(stem);
  for (const auto word : words) {
    if (!low.ends_with(word)) continue;
    const auto at = low.size() - word.size();
    if (at == 0 || std::string_view("-_. ").find(low[at - 1]) != std::string_view::npos) return at;
  }
  return {};
}

std::optional<std::size_t> split_word(const std::string& stem) {
  for (const auto* words : {&train_words, &dev_words, &test_words})
    if (const auto at = word_at_end(stem, *words)) return at;
  return {};
}

/// A file beside `file` with another word in the place of "train"; empty when there is none.
fs::path sibling(const fs::path& file, const Names& words) {
  const auto stem = file.stem().string();
  const auto at = split_word(stem);
  if (!at) return {};
  std::error_code none;
  for (const auto word : words) {
    const auto name = stem.substr(0, *at) + std::string(word) + file.extension().string();
    auto other = file.parent_path() / name;
    if (fs::is_regular_file(other, none)) return other;
  }
  return {};
}

std::string guessed_name(const fs::path& file) {
  auto stem = file.stem().string();
  const auto at = split_word(stem);
  if (!at) return stem;
  if (*at == 0) return file.parent_path().filename().string();
  return stem.substr(0, *at - 1);
}

std::string first_known(const std::vector<TaskColumn>& columns, const Names& names,
                        std::string_view except = {}) {
  for (const auto name : names)
    for (const auto& column : columns)
      if (lower(column.name) == name && column.name != except) return column.name;
  return {};
}

std::size_t length_of(const DraftPart& part, const std::string& column) {
  std::size_t length = 0;
  for (const auto* row : part.rows) length += row->fields.find(column).value_or("").size();
  return length;
}

/// The column that holds most text.
std::string longest_column(const std::vector<TaskColumn>& columns, const DraftPart& train) {
  std::string longest;
  std::size_t most = 0;
  for (const auto& column : columns)
    if (const auto length = length_of(train, column.name); length > most) {
      most = length;
      longest = column.name;
    }
  return longest;
}

/// Whether the values come again and again, as labels do.
bool looks_like_labels(const std::vector<DraftPart>& parts, const std::string& column) {
  std::size_t rows = 0;
  for (const auto& part : parts) rows += part.rows.size();
  const auto values = values_of(parts, column).size();
  return values >= 2 && values <= most_labels && 2 * values <= rows;
}

std::string guessed_label(const std::vector<TaskColumn>& columns,
                          const std::vector<DraftPart>& parts, const std::string& text) {
  const auto named = first_known(columns, label_names, text);
  if (!named.empty() && looks_like_labels(parts, named)) return named;
  if (!first_known(columns, target_names, text).empty()) {
    const auto target = first_known(columns, target_names, text);
    return looks_like_labels(parts, target) ? target : std::string();
  }
  for (const auto& column : columns)
    if (column.name != text && looks_like_labels(parts, column.name)) return column.name;
  return {};
}

/// The one place of a template, as far as it is one.
std::string in_braces(const std::string& column) {
  const bool writable = !column.empty() && column.find_first_of("{}") == std::string::npos;
  return writable ? '{' + column + '}' : std::string();
}

}  // namespace

void guess_files(TaskDraft& draft) {
  if (const auto train = sibling(draft.train, train_words); !train.empty()) draft.train = train;
  if (draft.dev.empty()) draft.dev = sibling(draft.train, dev_words);
  if (draft.test.empty()) draft.test = sibling(draft.train, test_words);
  if (draft.dev == draft.train) draft.dev.clear();
  if (draft.test == draft.train) draft.test.clear();
  if (draft.name.empty()) draft.name = guessed_name(draft.train);
}

void guess_fields(TaskDraft& draft, const std::vector<DraftPart>& parts) {
  const auto columns = columns_of(parts);
  if (columns.empty() || !draft.input_template.empty()) return;
  auto text = first_known(columns, text_names);
  if (text.empty()) text = longest_column(columns, parts.front());
  draft.input_template = in_braces(text);
  draft.label_field = guessed_label(columns, parts, text);
  draft.is_classification = !draft.label_field.empty();
  if (draft.is_classification) return;
  auto target = first_known(columns, target_names, text);
  if (target.empty() && columns.size() == 2)
    target = columns[columns.front().name == text ? 1 : 0].name;
  draft.target_template = in_braces(target);
}

}  // namespace ptw
