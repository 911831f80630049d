#include "text/byte_level.h"

#include <array>
#include <unordered_map>

#include "text/unicode.h"

namespace ptw {
namespace {

bool is_visible(char32_t c) {
  return (c > 0x20 && c < 0x7F) || (c > 0xA0 && c <= 0xFF && c != 0xAD);
}

/// The letters of all bytes: visible Latin-1 characters are themselves, the others follow from
/// U+0100 on.
std::array<char32_t, 256> make_letters() {
  std::array<char32_t, 256> letters{};
  char32_t next = 0x100;
  for (char32_t byte = 0; byte < letters.size(); ++byte)
    letters[byte] = is_visible(byte) ? byte : next++;
  return letters;
}

const std::array<char32_t, 256>& letter_table() {
  static const auto table = make_letters();
  return table;
}

const std::unordered_map<char32_t, char>& byte_table() {
  static const auto table = [] {
    std::unordered_map<char32_t, char> byte_of;
    for (std::size_t byte = 0; byte < letter_table().size(); ++byte)
      byte_of[letter_table()[byte]] = static_cast<char>(byte);
    return byte_of;
  }();
  return table;
}

std::string hexadecimal(char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'<', '0', 'x', digits[value >> 4], digits[value & 15], '>'};
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

}  // namespace

std::string letters_of_bytes(std::string_view bytes) {
  std::u32string word;
  for (const char byte : bytes) word += letter_table()[static_cast<unsigned char>(byte)];
  return to_utf8(word);
}

std::string bytes_of_letters(std::string_view letters) {
  std::string text;
  for (const char32_t letter : to_code_points(letters)) {
    const auto byte = byte_table().find(letter);
    text += byte == byte_table().end() ? to_utf8({&letter, 1}) : std::string(1, byte->second);
  }
  return text;
}

bool are_letters(std::string_view text) {
  constexpr char32_t beyond_last = 0x144;
  while (!text.empty()) {
    const auto c = take_code_point(text);
    if (!c || !(is_visible(*c) || (*c >= 0x100 && *c < beyond_last))) return false;
  }
  return true;
}

std::string readable_bytes(std::string_view bytes) {
  std::string readable;
  while (!bytes.empty()) {
    const std::string_view before = bytes;
    const auto code = take_code_point(bytes);
    const auto taken = before.substr(0, before.size() - bytes.size());
    if (code == U' ')
      readable += "\u2581";
    else if (code && !is_control(*code))
      readable += taken;
    else
      for (const char byte : taken) readable += hexadecimal(byte);
  }
  return readable;
}

}  // namespace ptw
