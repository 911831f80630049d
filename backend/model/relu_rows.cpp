#include "model/relu_rows.h"

#include "model/row_arithmetic.h"

namespace ptw::rows {
namespace {

constexpr std::int64_t kWord = 32;

template <class Number>
PTW_INLINE std::uint32_t mark(const Number* x, std::int64_t count) {
  std::uint32_t marks = 0;
#pragma omp simd reduction(| : marks)
  for (std::int64_t i = 0; i < count; ++i)
    marks |= static_cast<std::uint32_t>(number(x[i]) > 0) << static_cast<std::uint32_t>(i);
  return marks;
}

template <class Number>
PTW_INLINE void mark_all(const Number* x, std::int64_t count, std::uint32_t* marks) {
  std::int64_t i = 0;
  for (; i + kWord <= count; i += kWord) *marks++ = mark(x + i, kWord);
  if (i < count) *marks = mark(x + i, count - i);
}

PTW_INLINE void keep_if(std::uint32_t is_kept, float x, float& out) {
  out = is_kept != 0 ? x : 0;
}
PTW_INLINE void keep_if(std::uint32_t is_kept, Bf16 x, Bf16& out) {
  out.bits = static_cast<std::uint16_t>(x.bits * is_kept);
}

template <class Number>
PTW_INLINE void keep(const Number* x, std::uint32_t marks, std::int64_t count, Number* out) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i)
    keep_if((marks >> static_cast<std::uint32_t>(i)) & 1U, x[i], out[i]);
}

template <class Number>
PTW_INLINE void keep_all(const Number* x, const std::uint32_t* marks, std::int64_t count,
                         Number* out) {
  std::int64_t i = 0;
  for (; i + kWord <= count; i += kWord) keep(x + i, *marks++, kWord, out + i);
  if (i < count) keep(x + i, *marks, count - i, out + i);
}

}  // namespace

PTW_CLONES void mark_positive(const float* x, std::int64_t count, std::uint32_t* marks) {
  mark_all(x, count, marks);
}

PTW_CLONES void mark_positive(const Bf16* x, std::int64_t count, std::uint32_t* marks) {
  mark_all(x, count, marks);
}

PTW_CLONES void keep_marked(const float* x, const std::uint32_t* marks, std::int64_t count,
                            float* out) {
  keep_all(x, marks, count, out);
}

PTW_CLONES void keep_marked(const Bf16* x, const std::uint32_t* marks, std::int64_t count,
                            Bf16* out) {
  keep_all(x, marks, count, out);
}

}  // namespace ptw::rows
