// Texts from anywhere as a sentence can show them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ptw {

inline constexpr std::size_t longest_sentence = 500;  ///< characters

/// `text` on one line: a question mark for control characters and for what is not UTF-8, an
/// ellipsis in the middle for what goes beyond `most` characters.
std::string legible(std::string_view text, std::size_t most = longest_sentence);

/// Of UTF-8.
std::size_t character_count(std::string_view text);

}  // namespace ptw
