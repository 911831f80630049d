#include "text/byte_level_words.h"

#include "text/text_pattern.h"

namespace ptw {

std::vector<std::string_view> byte_level_words(std::string_view text) {
  static const auto pattern = *TextPattern::of_expression(
      R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s+(?!\S)|\s++)");
  std::vector<std::string_view> words;
  for (const auto& [begin, end] : pattern.find_all(text))
    words.push_back(text.substr(begin, end - begin));
  return words;
}

}  // namespace ptw
