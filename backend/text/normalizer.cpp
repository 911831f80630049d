#include "text/normalizer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "files/base64.h"
#include "text/charsmap.h"
#include "text/refusals.h"
#include "text/unicode.h"
#include "text/unicode_forms.h"

namespace ptw {
namespace {

const std::map<std::string, UnicodeForm, std::less<>> forms = {{"NFC", UnicodeForm::nfc},
                                                               {"NFD", UnicodeForm::nfd},
                                                               {"NFKC", UnicodeForm::nfkc},
                                                               {"NFKD", UnicodeForm::nfkd}};

/// Every character by itself.
std::string lowercase(std::string_view text) {
  std::u32string lower;
  for (const char32_t c : to_code_points(text)) {
    lower += to_lower(c);
    if (c == U'\u0130') lower.back() = U'i', lower += U'\u0307';
  }
  return to_utf8(lower);
}

std::string stripped(std::string_view text, bool left, bool right) {
  const auto codes = to_code_points(text);
  auto first = codes.begin();
  auto last = codes.end();
  if (left) first = std::find_if_not(first, last, is_white_space);
  while (right && first != last && is_white_space(*(last - 1))) --last;
  return to_utf8(std::u32string(first, last));
}

Normalizer read_form(const JsonPart& part, UnicodeForm form) {
  part.allow({"type"});
  return [form](const std::string& text) { return normalized(text, form); };
}

Normalizer read_sequence(const JsonPart& part) {
  part.allow({"type", "normalizers"});
  std::vector<Normalizer> steps;
  for (const auto& each : part["normalizers"].list()) steps.push_back(read_normalizer(each));
  return [steps](std::string text) {
    for (const auto& step : steps) text = step(std::move(text));
    return text;
  };
}

Normalizer read_prepend(const JsonPart& part) {
  part.allow({"type", "prepend"});
  return [before = part["prepend"].text()](const std::string& text) {
    return text.empty() ? text : before + text;
  };
}

Normalizer read_replace(const JsonPart& part) {
  part.allow({"type", "pattern", "content"});
  return [pattern = read_pattern(part["pattern"]), content = part["content"].text()](
             const std::string& text) { return replaced(text, pattern, content); };
}

Normalizer read_strip(const JsonPart& part) {
  part.allow({"type", "strip_left", "strip_right"});
  return [left = part["strip_left"].flag(true), right = part["strip_right"].flag(true)](
             const std::string& text) { return stripped(text, left, right); };
}

Normalizer read_precompiled(const JsonPart& part) {
  part.allow({"type", "precompiled_charsmap"});
  const auto stored = part["precompiled_charsmap"];
  const auto bytes = stored.is_null() ? std::string() : of_base64(stored.text()).value_or("?");
  const auto map = Charsmap::read(bytes);
  if (!map) stored.refuse();
  return [map = *map](const std::string& text) { return map.normalize(text); };
}

}  // namespace

Normalizer read_normalizer(const JsonPart& part) {
  const auto type = part.type();
  if (const auto form = forms.find(type); form != forms.end()) return read_form(part, form->second);
  if (type == "Sequence") return read_sequence(part);
  if (type == "Prepend") return read_prepend(part);
  if (type == "Replace") return read_replace(part);
  if (type == "Strip") return read_strip(part);
  if (type == "Precompiled") return read_precompiled(part);
  if (type == "Lowercase") return (part.allow({"type"}), lowercase);
  if (type == "null") return std::identity();
  part.refuse_unknown(type);
}

TextPattern read_pattern(const JsonPart& part) {
  part.allow({"String", "Regex"});
  if (const auto text = part["String"]; !text.is_null()) return TextPattern::of_text(text.text());
  const auto expression = part["Regex"].text();
  auto pattern = TextPattern::of_expression(expression);
  if (!pattern) part.refuse_unknown(expression);
  return *pattern;
}

std::string replaced(std::string_view text, const TextPattern& pattern, std::string_view by) {
  constexpr std::size_t largest = 64u << 20;
  std::string result;
  std::size_t end = 0;
  for (const auto& match : pattern.find_all(text)) {
    if (result.size() + by.size() > largest) refuse_text(text);
    result.append(text.substr(end, match.begin - end)).append(by);
    end = match.end;
  }
  return result.append(text.substr(end));
}

}  // namespace ptw
