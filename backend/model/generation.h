// Writing text: greedy decoding.
#pragma once

#include <cstdint>
#include <vector>

#include "model/frozen_model.h"

namespace ptw {

/// The most likely next token, again and again, until the end token or `limit` tokens. One list of
/// new tokens per input, without start and end tokens.
std::vector<std::vector<std::int64_t>> generate_greedily(const ReadInput& input,
                                                         const ModelInfo& model, std::int64_t batch,
                                                         std::int64_t limit);

}  // namespace ptw
