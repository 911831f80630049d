#include "text/piece_kind.h"

#include <algorithm>

#include "text/unicode.h"

namespace ptw {
namespace {

bool is_letter(char32_t c) {
  return is_word_character(c) && c != U'_' && (c < U'0' || c > U'9');
}

}  // namespace

PieceKind kind_of_piece(std::string_view piece, bool special) {
  constexpr std::string_view kWordStart = "▁";
  if (special) return PieceKind::special;
  const bool begins = piece.starts_with(kWordStart);
  const auto text = begins ? piece.substr(kWordStart.size()) : piece;
  // Single bytes are written like <0xE2>.
  if (text.starts_with("<0x") || !std::ranges::any_of(to_code_points(text), is_letter))
    return PieceKind::symbol;
  return begins ? PieceKind::word : PieceKind::inside;
}

}  // namespace ptw
