#include "widgets/mask_area.h"

#include <algorithm>
#include <span>

namespace ptw {
namespace {

std::span<std::uint8_t> rowOf(PromptMask& mask, int token) {
  const auto pieces = static_cast<std::size_t>(mask.pieces);
  return std::span(mask.cells).subspan(static_cast<std::size_t>(token) * pieces, pieces);
}

}  // namespace

PromptMask tidied(PromptMask mask) {
  for (int token = 0; token < mask.token_count(); ++token) {
    auto& kept = mask.tokens[static_cast<std::size_t>(token)];
    const auto row = rowOf(mask, token);
    kept = kept && std::ranges::count(row, 0) < std::ssize(row);
    if (!kept) std::ranges::fill(row, std::uint8_t{1});
  }
  return mask;
}

bool keepsAny(const PromptMask& mask, const MaskArea& area) {
  for (int token = area.firstToken; token <= area.lastToken; ++token)
    for (int piece = area.firstPiece; piece <= area.lastPiece; ++piece)
      if (mask.keeps(token, piece)) return true;
  return false;
}

PromptMask withArea(PromptMask mask, const MaskArea& area, bool keep) {
  for (int token = area.firstToken; token <= area.lastToken; ++token) {
    auto& kept = mask.tokens[static_cast<std::size_t>(token)];
    const auto row = rowOf(mask, token);
    if (!kept) {
      if (!keep || area.onlyKeptTokens) continue;
      kept = 1;
      std::ranges::fill(row, std::uint8_t{0});
    }
    for (int piece = area.firstPiece; piece <= area.lastPiece; ++piece)
      row[static_cast<std::size_t>(piece)] = keep;
  }
  return tidied(std::move(mask));
}

}  // namespace ptw
