#include "text/sentencepiece_file.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace ptw {
namespace {

// Field numbers of sentencepiece_model.proto.
constexpr std::uint64_t normalizer_spec = 3;
constexpr std::uint64_t denormalizer_spec = 5;
constexpr std::uint64_t precompiled_charsmap = 2;

std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

/// One field of a protocol buffer; `bytes` is the content of texts and messages.
struct Field {
  std::uint64_t number = 0;
  std::string_view bytes;
};

std::optional<Field> take_field(std::string_view& message) {
  const auto tag = take_varint(message);
  if (!tag) return std::nullopt;
  std::optional<std::uint64_t> length;
  switch (*tag & 7) {
    case 0:
      length = take_varint(message) ? std::optional<std::uint64_t>(0) : std::nullopt;
      break;
    case 1:
      length = 8;
      break;
    case 2:
      length = take_varint(message);
      break;
    case 5:
      length = 4;
      break;
    default:
      break;
  }
  if (!length || *length > message.size()) return std::nullopt;
  const Field field{*tag >> 3, message.substr(0, static_cast<std::size_t>(*length))};
  message.remove_prefix(field.bytes.size());
  return field;
}

/// A unit of darts-clone's double array, which the characters map is searched with.
struct Unit {
  std::uint32_t bits = 0;
  [[nodiscard]] bool holds_value() const { return bits >> 31; }
  [[nodiscard]] std::uint32_t value() const { return bits & 0x7FFFFFFF; }
  [[nodiscard]] bool has_value_child() const { return bits >> 8 & 1; }
  [[nodiscard]] std::uint32_t offset() const { return (bits >> 10) << ((bits >> 9 & 1) * 8); }
};

/// A characters map is the size of the array, the array, and zero-terminated replacement texts that
/// the array's values point to. True when no search can leave either.
bool is_sound_charsmap(std::string_view map) {
  if (map.empty()) return true;
  std::uint32_t array_size = 0;
  if (map.size() <= sizeof array_size) return false;
  std::memcpy(&array_size, map.data(), sizeof array_size);
  map.remove_prefix(sizeof array_size);
  if (array_size == 0 || array_size % sizeof(Unit) != 0 || array_size >= map.size()) return false;
  std::vector<Unit> units(array_size / sizeof(Unit));
  std::memcpy(static_cast<void*>(units.data()), map.data(), array_size);
  const std::string_view texts = map.substr(array_size);
  if (texts.back() != '\0') return false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].holds_value()) continue;
    const std::size_t children = i ^ units[i].offset();
    if ((children | 0xFF) >= units.size()) return false;
    if (units[i].has_value_child() && units[children].value() >= texts.size()) return false;
  }
  return true;
}

/// False for a message whose fields cannot be told apart, too.
bool has_sound_charsmap(std::string_view spec) {
  while (!spec.empty()) {
    const auto field = take_field(spec);
    if (!field) return false;
    if (field->number == precompiled_charsmap && !is_sound_charsmap(field->bytes)) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> flaw_of_sentencepiece_file(std::string_view file) {
  if (file.empty()) return "the file is empty";
  while (!file.empty()) {
    const auto field = take_field(file);
    if (!field) return "it is cut off or of another kind";
    const bool spec = field->number == normalizer_spec || field->number == denormalizer_spec;
    if (spec && !has_sound_charsmap(field->bytes)) return "its table of characters is damaged";
  }
  return std::nullopt;
}

}  // namespace ptw
