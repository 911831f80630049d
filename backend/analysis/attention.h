// Where a model looks while it reads one input, as a method conditions it, and writes its answer.
#pragma once

#include <cstdint>

#include "methods/method.h"
#include "report/attention.h"

namespace ptw {

/// `method` may be null: the untuned model. At most `limit` pieces are written, greedily. The
/// decoder's maps show how every piece of the answer was chosen: its query is the position that
/// wrote it.
AttentionReport watch_attention(const Pretrained& pretrained, const Method* method,
                                const TokenizedExample& example, std::int64_t limit);

}  // namespace ptw
