#include "report/csv.h"

#include <charconv>

namespace ptw {
namespace {

bool is_number(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size();
}

bool is_formula(std::string_view text) {
  constexpr std::string_view signs = "=+-@\t\r";
  return !text.empty() && signs.find(text.front()) != signs.npos && !is_number(text);
}

}  // namespace

std::string csv_field(std::string_view text) {
  const bool formula = is_formula(text);
  const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  const bool quoted = spaced || text.find_first_of(",\"\r\n\t") != text.npos;
  std::string field = quoted ? "\"" : "";
  if (formula) field += '\'';
  for (const char c : text) field.append(c == '"' ? 2 : 1, c);
  return quoted ? field + '"' : field;
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i)
    line += (i == 0 ? "" : ",") + csv_field(fields[i]);
  return line;
}

}  // namespace ptw
