#include "text/ngrams.h"

#include "text/unicode.h"

namespace ptw {

std::vector<std::u32string> split_words(const std::u32string& text) {
  std::vector<std::u32string> found(1);
  for (const char32_t c : text) {
    if (!is_space(c))
      found.back() += c;
    else if (!found.back().empty())
      found.emplace_back();
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

std::u32string to_lower(std::u32string text) {
  for (char32_t& c : text) c = to_lower(c);
  return text;
}

}  // namespace ptw
