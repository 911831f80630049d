// How GPT-2 cuts a text into words before it looks for pairs of bytes.
#pragma once

#include <string_view>
#include <vector>

namespace ptw {

/// Runs of letters, of digits and of other signs, each with one space before it, English endings
/// ("'ll"), and the white space that is left; together they are `text`, which must be UTF-8 and
/// must outlive them. White space is what Unicode calls so, as with Python's module regex.
std::vector<std::string_view> byte_level_words(std::string_view text);

}  // namespace ptw
