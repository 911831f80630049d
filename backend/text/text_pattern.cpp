#include "text/text_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <new>
#include <string>

#include "text/oniguruma.h"
#include "text/refusals.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::size_t longest = 20'000;

PCRE2_SPTR units(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::shared_ptr<pcre2_code> compile(std::string_view expression, std::uint32_t options) {
  int problem = 0;
  PCRE2_SIZE place = 0;
  return {pcre2_compile(units(expression), expression.size(), PCRE2_UTF | options, &problem, &place,
                        nullptr),
          pcre2_code_free};
}

/// For an expression that is known to be sound.
std::shared_ptr<pcre2_code> compiled(std::string_view expression, std::uint32_t options) {
  auto code = compile(expression, options);
  if (!code) throw std::bad_alloc();
  return code;
}

/// One place further: the next code point.
std::size_t next_place(std::string_view text, std::size_t at) {
  auto rest = text.substr(at);
  std::ignore = take_code_point(rest);
  return text.size() - rest.size();
}

}  // namespace

std::optional<TextPattern> TextPattern::of_expression(std::string_view expression) {
  if (expression.size() > longest) return std::nullopt;
  const auto ours = pcre_of_oniguruma(expression);
  auto code =
      ours ? compile(*ours, PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C) : nullptr;
  return code ? std::optional(TextPattern(std::move(code))) : std::nullopt;
}

TextPattern TextPattern::of_text(std::string_view text) {
  return TextPattern(compiled(text, PCRE2_LITERAL));
}

TextPattern TextPattern::of_graphemes() {
  return TextPattern(compiled("\\X", PCRE2_UCP));
}

std::vector<TextPattern::Match> TextPattern::find_all(std::string_view text) const {
  const std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> match(
      pcre2_match_data_create_from_pattern(code_.get(), nullptr), pcre2_match_data_free);
  if (!match) throw std::bad_alloc();
  std::vector<Match> matches;
  for (std::size_t start = 0; start < text.size();) {
    const int found = pcre2_match(code_.get(), units(text), text.size(), start, PCRE2_NO_UTF_CHECK,
                                  match.get(), nullptr);
    if (found == PCRE2_ERROR_NOMATCH) break;
    if (found < 1) refuse_text(text);
    const auto* ends = pcre2_get_ovector_pointer(match.get());
    if (ends[1] > ends[0]) matches.push_back({ends[0], ends[1]});
    start = ends[1] > ends[0] ? ends[1] : next_place(text, ends[1]);
  }
  return matches;
}

}  // namespace ptw
