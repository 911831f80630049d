#include "text/sentencepiece_file.h"

#include <algorithm>
#include <cstdint>

#include "files/base64.h"
#include "text/charsmap.h"

namespace ptw {
namespace {

// Field numbers of sentencepiece_model.proto.
constexpr std::uint64_t pieces = 1;
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

// The library goes into a piece letter by letter, each deeper in the stack, and keeps an object for
// everything that is repeated.
constexpr std::size_t longest_piece = 5000;
constexpr int most_repeated = 10'000;

bool is_sound_spec(std::string_view spec) {
  int fields = 0;
  while (!spec.empty()) {
    const auto field = take_field(spec);
    if (!field || ++fields > most_repeated) return false;
    if (field->number == precompiled_charsmap && !Charsmap::read(field->bytes)) return false;
  }
  return true;
}

/// A message within the file, whose fields are only counted.
bool is_sound_message(std::string_view message) {
  int fields = 0;
  while (!message.empty())
    if (!take_field(message) || ++fields > most_repeated) return false;
  return true;
}

}  // namespace

std::optional<std::string> flaw_of_sentencepiece_file(std::string_view file) {
  if (file.empty()) return "the file is empty";
  int others = 0;
  while (!file.empty()) {
    const auto field = take_field(file);
    if (!field) return "it is cut off or of another kind";
    if (field->number == pieces) {
      if (field->bytes.size() > longest_piece) return "a piece in it is too long";
      continue;
    }
    const bool spec = field->number == normalizer_spec || field->number == denormalizer_spec;
    if (spec && !is_sound_spec(field->bytes)) return "its table of characters is damaged";
    if (!spec && !is_sound_message(field->bytes)) return "one of its messages is damaged";
    if (++others > most_repeated) return "it repeats its settings";
  }
  return std::nullopt;
}

std::int64_t count_pieces(std::string_view file) {
  std::int64_t count = 0;
  while (const auto field = file.empty() ? std::nullopt : take_field(file))
    count += field->number == pieces;
  return count;
}

/// Its first line is like "IQ== 0".
bool is_tiktoken_file(std::string_view file) {
  const auto line = file.substr(0, std::min<std::size_t>(file.find('\n'), 200));
  const auto space = line.find(' ');
  if (space == std::string_view::npos || space == 0) return false;
  const auto number = line.substr(space + 1);
  return of_base64(line.substr(0, space)) && !number.empty() &&
         number.find_first_not_of("0123456789\r") == std::string_view::npos;
}

}  // namespace ptw
