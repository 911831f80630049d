// Which numbers a relu let through, a bit for each: all that its gradient needs.
#pragma once

#include <cstdint>

#include "model/rows.h"

namespace ptw::rows {

/// Words of 32 bits that `count` numbers need.
constexpr std::int64_t words_for(std::int64_t count) {
  return (count + 31) / 32;
}

/// One bit for each number of `x`, set where it is above 0; the first is the lowest.
void mark_positive(const float* x, std::int64_t count, std::uint32_t* marks);
void mark_positive(const Bf16* x, std::int64_t count, std::uint32_t* marks);

/// out = x where it is marked, 0 elsewhere.
void keep_marked(const float* x, const std::uint32_t* marks, std::int64_t count, float* out);
void keep_marked(const Bf16* x, const std::uint32_t* marks, std::int64_t count, Bf16* out);

}  // namespace ptw::rows
