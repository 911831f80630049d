#include "text/word_model.h"

#include <charconv>

#include "text/bpe_model.h"
#include "text/unigram_model.h"

namespace ptw {
namespace {

/// How a vocabulary writes a byte.
std::string byte_piece(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'<', '0', 'x', digits[byte >> 4], digits[byte & 15], '>'};
}

}  // namespace

std::unique_ptr<WordModel> read_word_model(const JsonPart& part) {
  // Before tokenizers 0.10 the type was left out.
  const bool old = part["type"].is_null() && part["merges"].value().is_array();
  const auto type = old ? "BPE" : part.type();
  if (type == "BPE") return std::make_unique<BpeModel>(part);
  if (type == "Unigram") return std::make_unique<UnigramModel>(part);
  part.refuse_unknown(type);
}

bool WordModel::append_bytes(std::string_view text, std::vector<std::int64_t>& ids) const {
  const auto before = ids.size();
  for (const char byte : text) {
    const auto known = id(byte_piece(static_cast<unsigned char>(byte)));
    if (!known) {
      ids.resize(before);
      return false;
    }
    ids.push_back(*known);
  }
  return true;
}

std::optional<char> byte_of_piece(std::string_view piece) {
  if (piece.size() != 6 || !piece.starts_with("<0x") || piece[5] != '>') return std::nullopt;
  unsigned char byte = 0;
  const auto [end, problem] = std::from_chars(piece.data() + 3, piece.data() + 5, byte, 16);
  if (problem != std::errc{} || end != piece.data() + 5) return std::nullopt;
  return static_cast<char>(byte);
}

}  // namespace ptw
