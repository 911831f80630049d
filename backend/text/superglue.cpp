#include "text/superglue.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "text/data_file.h"
#include "text/json_record.h"
#include "text/ngrams.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::size_t longest_referent = 1000;
constexpr std::size_t longest_entities = 10'000;  ///< beyond the length of their passage

/// The text with every `old` replaced.
std::string replaced(std::string_view text, std::string_view old, std::string_view with) {
  std::string result;
  while (true) {
    const auto at = text.find(old);
    result += text.substr(0, at);
    if (at == text.npos) return result;
    result += with;
    text.remove_prefix(at + old.size());
  }
}

std::string without_markup(const std::string& text) {
  return replaced(replaced(replaced(text, "<br>", " "), "<b>", ""), "</b>", "");
}

/// Highlights become sentences of the passage: a full stop before them unless it has one.
std::string with_highlights(std::string_view text) {
  constexpr std::string_view mark = "\n@highlight\n";
  constexpr std::string_view ends = ".?!\"'";
  std::string result;
  while (true) {
    const auto at = text.find(mark);
    result += text.substr(0, at);
    if (at == text.npos) return result;
    const bool ended = !result.empty() && ends.find(result.back()) != ends.npos;
    result += ended ? " " : ". ";
    text.remove_prefix(at + mark.size());
  }
}

/// Texts in order, each once, between commas.
std::string listed(const std::set<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) list.append(list.empty() ? "" : ", ").append(text);
  return list;
}

/// Of the passage's characters.
std::set<std::string> entities_of(const RecordFields& passage) {
  const auto text = to_code_points(passage.text("text"));
  std::set<std::string> entities;
  std::size_t length = 0;
  for (const auto& entity : passage.objects("entities")) {
    const auto begin = entity.index("start");
    const auto end = entity.index("end");  // its last character
    if (begin > end || end >= text.size()) passage.refuse("entities");
    length += end - begin + 1;
    if (length > longest_entities + text.size()) passage.refuse("entities");
    entities.insert(to_utf8(std::u32string_view(text).substr(begin, end - begin + 1)));
  }
  return entities;
}

std::vector<std::string> answers_of(const RecordFields& query) {
  std::set<std::string> answers;
  for (const auto& answer : query.objects("answers")) answers.insert(answer.text("text"));
  if (answers.empty()) query.refuse("answers");
  return {answers.begin(), answers.end()};
}

constexpr std::array<std::string_view, 2> zero_or_one = {"0", "1"};
constexpr std::array<std::string_view, 2> false_or_true = {"false", "true"};

/// Sets the field "label", or says that there is none.
void add_label(Row& row, const RecordFields& line, std::span<const std::string_view> names) {
  const auto label = line.has("label") ? class_name(line.any("label"), names) : std::nullopt;
  row.is_labelled = label.has_value();
  if (label) row.fields.add("label", *label);
}

/// Makes the rows of a file whose every line `make` turns into some.
class LineRows {
 public:
  LineRows(const std::filesystem::path& file, FieldNames& names, const RowUse& use)
      : names_(names), use_(use), budget_(file) {}

  /// Before so many rows that have `text` in common. Throws Error when they are too much.
  void expect(std::size_t rows, const std::string& text) { budget_.charge(rows * text.size()); }

  /// A row of this line, with a group of its own if `new_group`.
  Row row(const RecordFields& line, bool new_group = true) {
    groups_ += new_group;
    Row row(names_);
    row.line = line.line();
    row.group = std::to_string(groups_);
    return row;
  }
  void use(const Row& row) const { use_(row); }

 private:
  FieldNames& names_;
  const RowUse& use_;
  MemoryBudget budget_;
  std::size_t groups_ = 0;
};

std::vector<std::string_view> split_at_spaces(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The pronoun alone, or with punctuation behind it.
bool begins_with_pronoun(std::string_view word, std::string_view pronoun) {
  if (!word.starts_with(pronoun)) return false;
  word.remove_prefix(pronoun.size());
  return word.empty() || !is_word_character(take_code_point(word).value_or(U'\uFFFD'));
}

/// Puts *...* around the pronoun that stands nearest to where `target` says; some lines point to
/// another word or have the pronoun together with punctuation.
std::string with_marked_pronoun(const std::string& text, const RecordFields& target) {
  const auto pronoun = target.text("span2_text");
  const auto index =
      static_cast<std::ptrdiff_t>(std::min(target.index("span2_index"), text.size()));
  const auto words = split_at_spaces(text);
  auto nearest = words.end();
  std::ptrdiff_t least = 0;
  for (auto word = words.begin(); word != words.end(); ++word) {
    const auto distance = std::abs(word - words.begin() - index);
    if (!begins_with_pronoun(*word, pronoun) || (nearest != words.end() && distance >= least))
      continue;
    nearest = word;
    least = distance;
  }
  if (nearest == words.end() || pronoun.empty()) target.refuse("span2_text");
  const auto at = static_cast<std::size_t>(nearest->data() - text.data());
  const bool alone = nearest->size() == pronoun.size();
  return text.substr(0, at) + "*" + pronoun + "*" + (alone ? "" : " ") +
         text.substr(at + pronoun.size());
}

/// The noun as the text writes it: where only the first letter differs, that is corrected.
std::string referent_of(const std::string& text, const RecordFields& target) {
  auto referent = target.text("span1_text");
  if (trim(referent).empty() || referent.size() > longest_referent) target.refuse("span1_text");
  if (text.find(referent) != text.npos) return referent;
  for (const char letter :
       {static_cast<char>(referent[0] | 0x20), static_cast<char>(referent[0] & ~0x20)}) {
    auto other = referent;
    other[0] = letter;
    if (text.find(other) != text.npos) return other;
  }
  return referent;
}

constexpr std::array<std::u32string_view, 21> determiners = {
    U"a",     U"an",    U"few",  U"her",   U"his",   U"each",  U"every",
    U"many",  U"much",  U"my",   U"our",   U"some",  U"that",  U"the",
    U"their", U"these", U"this", U"those", U"which", U"whose", U"your"};

/// Lower-cased words without determiners.
std::set<std::u32string> naming_words(const std::string& text) {
  std::set<std::u32string> words;
  for (auto& word : split_words(to_lower(to_code_points(text))))
    if (std::ranges::find(determiners, word) == determiners.end()) words.insert(std::move(word));
  return words;
}

bool has_apostrophe(const std::set<std::u32string>& words) {
  return std::ranges::any_of(words, [](const auto& word) { return word.find(U'\'') != word.npos; });
}

/// As SuperGLUE publishes it: passages with questions with answers.
void add_nested_multirc(const RecordFields& line, LineRows& rows) {
  const auto passage = line.object("passage");
  const auto paragraph = without_markup(passage.text("text"));
  for (const auto& question : passage.objects("questions")) {
    const auto asked = without_markup(question.text("question"));
    const auto answers = question.objects("answers");
    rows.expect(answers.size(), paragraph);
    rows.expect(answers.size(), asked);
    bool first = true;
    for (const auto& answer : answers) {
      auto row = rows.row(line, std::exchange(first, false));
      row.fields.add("paragraph", paragraph);
      row.fields.add("question", asked);
      row.fields.add("answer", without_markup(answer.text("text")));
      add_label(row, answer, zero_or_one);
      rows.use(row);
    }
  }
}

/// As the library `datasets` exports it: a line an answer.
void add_flat_multirc(const RecordFields& line, LineRows& rows) {
  auto row = rows.row(line);
  for (const auto* name : {"paragraph", "question", "answer"})
    row.fields.add(name, without_markup(line.text(name)));
  const auto index = line.object("idx");
  row.group = index.any("paragraph") + '.' + index.any("question");
  add_label(row, line, zero_or_one);
  rows.use(row);
}

void add_nested_record(const RecordFields& line, LineRows& rows) {
  const auto passage = line.object("passage");
  const auto entities = listed(entities_of(passage));
  const auto text = with_highlights(passage.text("text"));
  const auto queries = line.objects("qas");
  rows.expect(queries.size(), text);
  rows.expect(queries.size(), entities);
  for (const auto& query : queries) {
    auto row = rows.row(line);
    row.fields.add("query", query.text("query"));
    row.fields.add("entities", entities);
    row.fields.add("passage", text);
    row.is_labelled = query.has("answers");
    if (row.is_labelled) row.references = answers_of(query);
    rows.use(row);
  }
}

void add_flat_record(const RecordFields& line, LineRows& rows) {
  const auto each_once = [&](const char* name) {
    const auto texts = line.texts(name);
    return std::set<std::string>(texts.begin(), texts.end());
  };
  auto row = rows.row(line);
  row.fields.add("query", line.text("query"));
  row.fields.add("entities", listed(each_once("entities")));
  row.fields.add("passage", with_highlights(line.text("passage")));
  const auto answers = each_once("answers");
  row.references.assign(answers.begin(), answers.end());
  row.is_labelled = !answers.empty();
  rows.use(row);
}

template <class Add>
void read_lines(const std::filesystem::path& file, const char* format, FieldNames& names,
                const RowUse& use, Add add) {
  LineRows rows(file, names, use);
  read_json_lines(file,
                  [&](const JsonRecord& record) { add(RecordFields(file, format, record), rows); });
}

}  // namespace

std::optional<std::string> class_name(const std::string& label,
                                      std::span<const std::string_view> names) {
  if (label == "-1") return {};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (label == std::to_string(i)) return std::string(names[i]);
  auto lower = label;
  for (char& letter : lower)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return std::ranges::find(names, lower) == names.end() ? label : lower;
}

void read_multirc(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  read_lines(file, "multirc", names, use, [](const RecordFields& line, LineRows& rows) {
    line.has("paragraph") ? add_flat_multirc(line, rows) : add_nested_multirc(line, rows);
  });
}

void read_record(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  read_lines(file, "record", names, use, [](const RecordFields& line, LineRows& rows) {
    line.has("query") ? add_flat_record(line, rows) : add_nested_record(line, rows);
  });
}

void read_wsc(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  read_lines(file, "wsc", names, use, [](const RecordFields& line, LineRows& rows) {
    const auto target = line.has("span1_text") ? line : line.object("target");
    const auto text = line.text("text");
    auto row = rows.row(line);
    row.fields.add("text", with_marked_pronoun(text, target));
    row.fields.add("referent", referent_of(text, target));
    add_label(row, line, false_or_true);
    const auto label = row.fields.find("label");
    if (label && *label != "true" && *label != "false") line.refuse("label");
    row.is_right = label == "true";
    rows.use(row);
  });
}

bool names_referent(const std::string& answer, const std::string& referent) {
  const auto ours = naming_words(answer);
  const auto theirs = naming_words(referent);
  if (ours.empty() || has_apostrophe(ours) != has_apostrophe(theirs)) return false;
  return std::ranges::includes(ours, theirs) || std::ranges::includes(theirs, ours);
}

bool names_something(const std::string& answer) {
  return !naming_words(answer).empty();
}

}  // namespace ptw
