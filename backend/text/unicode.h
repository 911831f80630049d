// The little of Unicode that tokenizers, readers and metrics need, on UTF-8 strings. White space
// and letters are what Python takes for such, since the reference implementations are in Python.
#pragma once

#include <string>
#include <string_view>

#include "report/utf8.h"

namespace ptw {

/// Malformed bytes become U+FFFD, as with Python's errors="replace".
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

bool is_space(char32_t c);
bool is_white_space(char32_t c);  ///< what Unicode calls so; Python's spaces are four more
bool is_word_character(char32_t c);
char32_t to_lower(char32_t c);

/// In Unicode's composed form (NFC), in which texts that look alike are alike.
std::string composed(std::string_view text);

std::string_view trim_left(std::string_view text);
std::string_view trim_right(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace ptw
