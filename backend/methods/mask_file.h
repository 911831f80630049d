// Masks as files: {"token_mask": [1, 0, ...], "piece_mask": [[1, 1, ...], ...]}, 1 = kept. A
// missing piece_mask keeps every piece, a missing token_mask every token.
#pragma once

#include <filesystem>

#include "report/prompt_mask.h"

namespace ptw {

/// Throws Error, naming the file, when it is not of that form or keeps nothing.
PromptMask read_mask(const std::filesystem::path& file);
void write_mask(const std::filesystem::path& file, const PromptMask& mask);

}  // namespace ptw
