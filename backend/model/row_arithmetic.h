// What the loops over rows have in common; for the .cpp files that hold them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "model/rows.h"

// Compiled once per generation of processors; the loader chooses. Sanitizers cannot run that early.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PTW_CLONES [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define PTW_CLONES
#endif
#define PTW_INLINE [[gnu::always_inline]] inline

namespace ptw::rows {

PTW_INLINE float number(float x) {
  return x;
}
PTW_INLINE float number(Bf16 x) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(x.bits) << 16U);
}

PTW_INLINE void store(float x, float& out) {
  out = x;
}
/// To the nearest, of two to the even one. What is not a number stays so.
PTW_INLINE void store(float x, Bf16& out) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const auto rounded = (bits + 0x7FFFU + ((bits >> 16U) & 1U)) >> 16U;
  out.bits = static_cast<std::uint16_t>(x == x ? rounded : 0x7FC0U);
}

/// e^x to seven digits, 0 below the smallest normal number (Cephes' expf). What is not a number
/// stays so.
PTW_INLINE float exponential(float x) {
  constexpr float kLog2E = 1.44269504F, kHigh = 0.693359375F, kLow = -2.12194440e-4F;
  constexpr float kLeast = -87.0F, kMost = 88.0F, kRounds = 12582912.0F;
  const float bounded = std::min(std::max(x, kLeast), kMost);
  const float rounded = bounded * kLog2E + kRounds;
  const float power = rounded - kRounds;
  const float rest = bounded - power * kHigh - power * kLow;
  float sum = 1.9875691500e-4F;
  sum = sum * rest + 1.3981999507e-3F;
  sum = sum * rest + 8.3334519073e-3F;
  sum = sum * rest + 4.1665795894e-2F;
  sum = sum * rest + 1.6666665459e-1F;
  sum = sum * rest + 5.0000001201e-1F;
  sum = sum * rest * rest + rest + 1;
  // The last bits of `rounded` are the power.
  const auto exponent = std::bit_cast<std::uint32_t>(rounded) + 127U;
  const auto scale = std::bit_cast<float>(exponent << 23U);
  return x < kLeast ? 0 : sum * scale;
}

}  // namespace ptw::rows
