#include "files/json_problem.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// The word in which the parser stopped.
std::string word_at(std::string_view text, std::size_t byte) {
  auto begin = std::min(byte, text.size());
  while (begin > 0 && (is_letter(text[begin - 1]) || text[begin - 1] == '-')) --begin;
  const auto word = text.substr(begin);
  const auto end = std::find_if_not(word.begin() + word.starts_with('-'), word.end(), is_letter);
  return {word.begin(), end};
}

std::string last_bytes(const std::string& text, std::size_t count) {
  return text.substr(text.size() - std::min(count, text.size()));
}

/// The last \uXXXX.
std::string last_escape(const std::string& token) {
  const auto at = token.rfind("\\u");
  return at == token.npos ? last_bytes(token, 6) : token.substr(at, 6);
}

/// "<U+0009>" as JSON writes it.
std::string escaped(const std::string& control) {
  return control.size() == 8 ? "\\u" + control.substr(3, 4) : control;
}

Error fault_in(const std::string& file, const std::string& line, std::string_view text,
               const JsonProblem& problem) {
  switch (problem.fault) {
    case JsonFault::encoding:
      return Error(
          PTW_TR("files", "%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8."),
          {file, line});
    case JsonFault::word:
      return Error(PTW_TR("files",
                          "%1, line %2: %3 is no value of JSON. Write a number, a text in "
                          "quotation marks or null."),
                   {file, line, shown(word_at(text, problem.byte))});
    case JsonFault::surrogate:
      return Error(PTW_TR("files",
                          "%1, line %2: at %3 half of a character stands without its other half. "
                          "Write the whole character, or remove it."),
                   {file, line, shown(last_escape(problem.token))});
    case JsonFault::control:
      return Error(PTW_TR("files",
                          "%1, line %2: a text holds a tab or another control character as it is. "
                          "In JSON it is written as %3."),
                   {file, line, escaped(last_bytes(problem.token, 8))});
    case JsonFault::number:
      return Error(PTW_TR("files", "%1, line %2: the number %3 is too large. Write a smaller one."),
                   {file, line, shown(problem.token)});
    case JsonFault::depth:
      return Error(PTW_TR("files",
                          "%1 is nested more than %2 levels deep, which nothing that is read here "
                          "needs. Check its brackets and braces."),
                   {file, std::to_string(deepest_json)});
    case JsonFault::size:
      return Error(PTW_TR("files",
                          "%1 is too large: it holds more values, or a longer text, than are "
                          "read. Use a smaller file."),
                   {file});
    default:
      break;
  }
  return Error(PTW_TR("files",
                      "%1, line %2: this is not JSON. Check commas, quotation marks and braces "
                      "there."),
               {file, line});
}

}  // namespace

bool has_huge_token(std::string_view text) {
  constexpr std::size_t longest = std::size_t{16} << 20;
  while (text.size() > longest) {
    const auto mark = text.find('"');
    if (std::min(mark, text.size()) > longest) return true;
    text.remove_prefix(mark + 1);
  }
  return false;
}

JsonProblem json_problem(std::size_t byte, std::string token, std::string_view words) {
  const auto says = [words](std::string_view part) { return words.find(part) != words.npos; };
  const auto in_string = [&](const char* part) {
    return says(" - invalid string: " + std::string(part));
  };
  const bool in_word = says(" - invalid literal") || says(" - invalid number");
  const auto fault = says(".out_of_range.406]")                             ? JsonFault::number
                     : in_string("surrogate")                               ? JsonFault::surrogate
                     : in_string("control character")                       ? JsonFault::control
                     : in_string("ill-formed UTF-8")                        ? JsonFault::encoding
                     : in_word && !token.empty() && is_letter(token.back()) ? JsonFault::word
                                                                            : JsonFault::syntax;
  return {fault, byte, std::move(token)};
}

void refuse_json(const std::filesystem::path& file, std::string_view text,
                 const JsonProblem& problem, std::size_t line) {
  line += static_cast<std::size_t>(std::ranges::count(text.substr(0, problem.byte), '\n'));
  throw fault_in(file.string(), std::to_string(line), text, problem);
}

}  // namespace ptw
