// A rectangle of a prompt mask, and what an edit of it makes of the mask.
#pragma once

#include "report/prompt_mask.h"

namespace ptw {

/// Both ends belong to it.
struct MaskArea {
  int firstToken = 0;
  int lastToken = 0;
  int firstPiece = 0;
  int lastPiece = 0;
  bool onlyKeptTokens = false;  ///< a masked token inside it stays masked
};

/// `mask` in the one form that every mask on screen has: a token without a piece is a masked token,
/// and a masked token's own pieces are kept.
PromptMask tidied(PromptMask mask);

bool keepsAny(const PromptMask& mask, const MaskArea& area);

/// `mask` with the pieces of `area` kept or masked. A masked token of which a piece is to be kept
/// keeps just that.
PromptMask withArea(PromptMask mask, const MaskArea& area, bool keep);

}  // namespace ptw
