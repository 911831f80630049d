// What a vocabulary piece is a piece of, told by how it is written.
#pragma once

#include <string_view>

#include "report/projection.h"

namespace ptw {

/// `piece` as Tokenizer::piece() writes it, "▁" marking a word's start. Without a letter in it (of
/// any script) it is a symbol, unless it is `special`.
PieceKind kind_of_piece(std::string_view piece, bool special);

}  // namespace ptw
