#include "report/legible.h"

#include <algorithm>

#include "report/utf8.h"

namespace ptw {
namespace {

constexpr std::string_view ellipsis = "...";

/// Control characters, and those that turn the direction of what follows.
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// The first `count` characters.
std::string_view begin_of(std::string_view text, std::size_t count) {
  const auto end = std::ranges::find_if(
      text, [&count](char byte) { return begins_character(byte) && count-- == 0; });
  return {text.begin(), end};
}

std::string shortened(const std::string& text, std::size_t most) {
  const auto all = character_count(text);
  if (all <= most) return text;
  const auto kept = most - std::min(most, ellipsis.size());
  const auto behind = begin_of(text, all - kept / 2).size();
  return std::string(begin_of(text, kept - kept / 2)) + std::string(ellipsis) + text.substr(behind);
}

std::string on_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const auto before = text;
    const auto code = take_code_point(text);
    if (code && !is_control(*code))
      line += before.substr(0, before.size() - text.size());
    else
      line += '?';
  }
  return line;
}

}  // namespace

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::string legible(std::string_view text, std::size_t most) {
  return shortened(on_one_line(text), most);
}

}  // namespace ptw
