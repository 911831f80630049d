#include "text/superglue.h"

#include <algorithm>
#include <array>
#include <cstddef>
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

/// A table from the rows that `read` makes of every line.
template <class Read>
Table read_lines(const std::filesystem::path& file, const char* format, Read read) {
  Table table;
  table.file = file;
  read_json_lines(file, [&](const JsonRecord& record) {
    const auto first = table.rows.size();
    read(RecordFields(file, format, record), table.rows);
    for (auto i = first; i < table.rows.size(); ++i) table.rows[i].line = record.line;
  });
  if (table.rows.empty()) refuse_empty(file);
  return table;
}

/// A name for the group that begins with the row after `rows`.
std::string next_group(const std::vector<Row>& rows) {
  return std::to_string(rows.size());
}

void replace_all(std::string& text, std::string_view old, std::string_view with) {
  for (auto at = text.find(old); at != text.npos; at = text.find(old, at + with.size()))
    text.replace(at, old.size(), with);
}

std::string without_markup(std::string text) {
  replace_all(text, "<br>", " ");
  replace_all(text, "<b>", "");
  replace_all(text, "</b>", "");
  return text;
}

/// Highlights become sentences of the passage: a full stop before them unless it has one.
std::string with_highlights(std::string text) {
  constexpr std::string_view mark = "\n@highlight\n";
  constexpr std::string_view ends = ".?!\"'";
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
    const bool ended = at > 0 && ends.find(text[at - 1]) != ends.npos;
    text.replace(at, mark.size(), ended ? " " : ". ");
  }
  return text;
}

/// The entities' texts in order, each once, between commas.
std::string entities_of(const RecordFields& passage) {
  const auto text = to_code_points(passage.text("text"));
  std::set<std::string> entities;
  for (const auto& entity : passage.objects("entities")) {
    const auto begin = entity.index("start");
    const auto end = entity.index("end");  // its last character
    if (begin > end || end >= text.size()) passage.refuse("entities");
    entities.insert(to_utf8(std::u32string_view(text).substr(begin, end - begin + 1)));
  }
  std::string listed;
  for (const auto& entity : entities) listed.append(listed.empty() ? "" : ", ").append(entity);
  return listed;
}

std::vector<std::string> answers_of(const RecordFields& query) {
  std::set<std::string> answers;
  for (const auto& answer : query.objects("answers")) answers.insert(answer.text("text"));
  if (answers.empty()) query.refuse("answers");
  return {answers.begin(), answers.end()};
}

std::vector<std::string> split_at_spaces(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The pronoun alone, or with punctuation behind it.
bool begins_with_pronoun(const std::string& word, const std::string& pronoun) {
  if (!word.starts_with(pronoun)) return false;
  const auto behind = to_code_points(std::string_view(word).substr(pronoun.size()));
  return behind.empty() || !is_word_character(behind.front());
}

/// Puts *...* around the pronoun that stands nearest to where the line says; some lines point to
/// another word or have the pronoun together with punctuation.
std::string with_marked_pronoun(const RecordFields& line) {
  const auto target = line.object("target");
  const auto pronoun = target.text("span2_text");
  const auto index =
      static_cast<std::ptrdiff_t>(std::min(target.index("span2_index"), line.text("text").size()));
  auto words = split_at_spaces(line.text("text"));
  std::string* nearest = nullptr;
  std::ptrdiff_t least = 0;
  for (std::ptrdiff_t i = 0; i < std::ssize(words); ++i) {
    auto& word = words[static_cast<std::size_t>(i)];
    const auto distance = i < index ? index - i : i - index;
    if (!begins_with_pronoun(word, pronoun) || (nearest && distance >= least)) continue;
    nearest = &word;
    least = distance;
  }
  if (!nearest || pronoun.empty()) target.refuse("span2_text");
  const auto behind = nearest->substr(pronoun.size());
  *nearest = "*" + pronoun + "*" + (behind.empty() ? "" : " " + behind);
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : " ").append(word);
  return text;
}

/// The noun as the text writes it: where only the first letter differs, that is corrected.
std::string referent_of(const RecordFields& line) {
  auto referent = line.object("target").text("span1_text");
  if (trim(referent).empty()) line.object("target").refuse("span1_text");
  const auto text = line.text("text");
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

}  // namespace

Table read_multirc(const std::filesystem::path& file) {
  return read_lines(file, "multirc", [](const RecordFields& line, std::vector<Row>& rows) {
    const auto passage = line.object("passage");
    const auto paragraph = without_markup(passage.text("text"));
    for (const auto& question : passage.objects("questions")) {
      const auto group = next_group(rows);
      for (const auto& answer : question.objects("answers")) {
        Row& row = rows.emplace_back();
        row.fields["paragraph"] = paragraph;
        row.fields["question"] = without_markup(question.text("question"));
        row.fields["answer"] = without_markup(answer.text("text"));
        row.fields["label"] = answer.any("label");
        row.group = group;
      }
    }
  });
}

Table read_record(const std::filesystem::path& file) {
  auto table = read_lines(file, "record", [](const RecordFields& line, std::vector<Row>& rows) {
    const auto passage = line.object("passage");
    for (const auto& query : line.objects("qas")) {
      Row row;
      row.group = next_group(rows);
      row.fields["query"] = query.text("query");
      row.fields["entities"] = entities_of(passage);
      row.fields["passage"] = with_highlights(passage.text("text"));
      row.references = answers_of(query);
      rows.push_back(std::move(row));
    }
  });
  table.reference_field = "answer";
  return table;
}

Table read_wsc(const std::filesystem::path& file) {
  return read_lines(file, "wsc", [](const RecordFields& line, std::vector<Row>& rows) {
    Row row;
    row.fields["text"] = with_marked_pronoun(line);
    row.fields["referent"] = referent_of(line);
    row.is_right = line.truth("label");
    row.fields["label"] = row.is_right ? "true" : "false";
    rows.push_back(std::move(row));
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
