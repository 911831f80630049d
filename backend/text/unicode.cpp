#include "text/unicode.h"

#include <algorithm>
#include <clocale>
#include <cwctype>

#include <locale.h>

#include "text/unicode_forms.h"

namespace ptw {
namespace {

/// glibc's tables of all Unicode characters; empty where there is no such locale (only ASCII then).
locale_t unicode_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

void append_utf8(std::string& text, char32_t code) {
  const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
  const auto continuation = [&](int shift) { byte(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    continuation(0);
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    continuation(6);
    continuation(0);
  } else {
    byte(0xF0 | code >> 18);
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

}  // namespace

std::u32string to_code_points(std::string_view text) {
  std::u32string codes;
  codes.reserve(text.size());
  while (!text.empty()) codes += take_code_point(text).value_or(U'\uFFFD');
  return codes;
}

std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const char32_t code : text) append_utf8(bytes, code);
  return bytes;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool is_white_space(char32_t c) {
  return is_space(c) && !(c >= 0x1C && c <= 0x1F);
}

bool is_word_character(char32_t c) {
  const auto wide = static_cast<wint_t>(c);
  return c == U'_' || (unicode_locale() ? iswalnum_l(wide, unicode_locale()) : std::iswalnum(wide));
}

char32_t to_lower(char32_t c) {
  const auto wide = static_cast<wint_t>(c);
  return static_cast<char32_t>(unicode_locale() ? towlower_l(wide, unicode_locale())
                                                : std::towlower(wide));
}

std::string composed(std::string_view text) {
  const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
  if (std::ranges::all_of(text, is_ascii)) return std::string(text);
  return normalized(text, UnicodeForm::nfc);
}

std::string_view trim_left(std::string_view text) {
  while (!text.empty()) {
    std::string_view rest = text;
    const auto code = take_code_point(rest);
    if (!code || !is_space(*code)) break;
    text = rest;
  }
  return text;
}

std::string_view trim_right(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && is_continuation(text[start])) --start;
    std::string_view last = text.substr(start);
    const auto code = take_code_point(last);
    if (!code || !is_space(*code) || !last.empty()) break;
    text = text.substr(0, start);
  }
  return text;
}

std::string_view trim(std::string_view text) {
  return trim_left(trim_right(text));
}

}  // namespace ptw
