// The little of Unicode that tokenizers, readers and metrics need, on UTF-8 strings. White space
// and letters are what Python takes for such, since the reference implementations are in Python.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ptw {

/// Takes the first code point off the non-empty `text`. Where the text is not UTF-8 it takes the
/// bytes that Python replaces by one character (a beginning that nothing completes, or one byte)
/// and yields nothing.
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

/// Malformed bytes become U+FFFD, as with Python's errors="replace".
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

bool is_space(char32_t c);
bool is_word_character(char32_t c);
char32_t to_lower(char32_t c);

std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace ptw
