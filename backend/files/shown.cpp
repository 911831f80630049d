#include "files/shown.h"

#include <algorithm>

namespace ptw {

std::string shown(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  std::string kept(text.substr(0, kLongest));
  std::ranges::replace_if(
      kept, [](char letter) { return letter < ' ' || letter > '~'; }, '?');
  return text.size() > kLongest ? kept + "..." : kept;
}

}  // namespace ptw
