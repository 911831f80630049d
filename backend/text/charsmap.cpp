#include "text/charsmap.h"

#include <cstring>

#include "text/text_pattern.h"
#include "text/unicode.h"

namespace ptw {
namespace {

/// A unit of darts-clone's double array.
struct Unit {
  std::uint32_t bits = 0;
  [[nodiscard]] bool holds_value() const { return bits >> 31; }
  [[nodiscard]] std::uint32_t value() const { return bits & 0x7FFFFFFF; }
  [[nodiscard]] std::uint32_t label() const { return bits & 0x800000FF; }
  [[nodiscard]] bool has_value_child() const { return bits >> 8 & 1; }
  [[nodiscard]] std::uint32_t offset() const { return (bits >> 10) << ((bits >> 9 & 1) * 8); }
};

bool is_sound(const std::vector<std::uint32_t>& units, std::size_t texts) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit unit{units[i]};
    if (unit.holds_value()) continue;
    const std::size_t children = i ^ unit.offset();
    if ((children | 0xFF) >= units.size()) return false;
    if (unit.has_value_child() && Unit{units[children]}.value() >= texts) return false;
  }
  return true;
}

/// The reference looks at these first, unless they are longer.
constexpr std::size_t longest_grapheme = 5;

const TextPattern& graphemes() {
  static const TextPattern pattern = TextPattern::of_graphemes();
  return pattern;
}

}  // namespace

std::optional<Charsmap> Charsmap::read(std::string_view bytes) {
  Charsmap map;
  if (bytes.empty()) return map;
  std::uint32_t size = 0;
  if (bytes.size() <= sizeof size) return std::nullopt;
  std::memcpy(&size, bytes.data(), sizeof size);
  bytes.remove_prefix(sizeof size);
  if (size == 0 || size % sizeof(Unit) != 0 || size >= bytes.size() || bytes.back() != '\0')
    return std::nullopt;
  map.units_.resize(size / sizeof(Unit));
  std::memcpy(map.units_.data(), bytes.data(), size);
  map.texts_ = bytes.substr(size);
  if (!is_sound(map.units_, map.texts_.size())) return std::nullopt;
  return map;
}

std::optional<std::string_view> Charsmap::replacement(std::string_view text) const {
  if (units_.empty()) return std::nullopt;
  std::size_t at = Unit{units_[0]}.offset();
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    at ^= byte;
    if (byte == 0 || Unit{units_[at]}.label() != byte) return std::nullopt;
    const bool ends = Unit{units_[at]}.has_value_child();
    at ^= Unit{units_[at]}.offset();
    if (ends) return texts_.c_str() + Unit{units_[at]}.value();
  }
  return std::nullopt;
}

std::string Charsmap::normalize(std::string_view text) const {
  std::string result;
  for (const auto& [begin, end] : graphemes().find_all(text)) {
    auto grapheme = text.substr(begin, end - begin);
    if (grapheme.size() <= longest_grapheme)
      if (const auto replaced = replacement(grapheme)) {
        result += *replaced;
        continue;
      }
    while (!grapheme.empty()) {
      auto rest = grapheme;
      std::ignore = take_code_point(rest);
      const auto character = grapheme.substr(0, grapheme.size() - rest.size());
      result += replacement(character).value_or(character);
      grapheme = rest;
    }
  }
  return result;
}

}  // namespace ptw
