// How a batch is cut into parts that threads work on at the same time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/token_batch.h"

namespace ptw {

using BatchPart = std::vector<const TokenizedExample*>;

/// Examples of similar length stay together, so that little is padding, and the part that takes
/// longest takes as little as it can: n examples cost n times what the longest of them does, with
/// `added_positions` more. At most `parts` parts, the longest examples first.
std::vector<BatchPart> balanced_parts(std::span<const TokenizedExample* const> examples, int parts,
                                      std::int64_t added_positions);

}  // namespace ptw
