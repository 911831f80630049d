// UTF-8, character by character.
#pragma once

#include <optional>
#include <string_view>

namespace ptw {

/// Takes the first code point off the non-empty `text`. Where the text is not UTF-8 it takes the
/// bytes that Python replaces by one character (a beginning that nothing completes, or one byte)
/// and yields nothing.
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

}  // namespace ptw
