#include "report/utf8.h"

#include <algorithm>

namespace ptw {
namespace {

/// Number of bytes that a lead byte announces; 0 for a byte that leads nothing.
std::size_t announced_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Whether `byte` may follow `lead`; overlong forms, surrogates and what lies beyond Unicode may
/// not.
bool may_follow(unsigned char lead, unsigned char byte) {
  const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return byte >= lowest && byte <= highest;
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const std::size_t length = announced_length(byte(0));
  char32_t code = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
  std::size_t taken = 1;
  for (; taken < std::min(length, text.size()); ++taken) {
    if (taken == 1 ? !may_follow(byte(0), byte(1)) : !is_continuation(text[taken])) break;
    code = code << 6 | (byte(taken) & 0x3Fu);
  }
  text.remove_prefix(taken);
  return taken == length ? std::optional(code) : std::nullopt;
}

bool is_utf8(std::string_view text) {
  while (!text.empty())
    if (!take_code_point(text)) return false;
  return true;
}

}  // namespace ptw
