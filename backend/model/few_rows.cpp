#include "model/few_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/row_arithmetic.h"

namespace ptw::rows {
namespace {

#if defined(__x86_64__)
#define PTW_WIDE [[gnu::target("arch=x86-64-v4")]]
#else
#define PTW_WIDE
#endif

typedef float Lane __attribute__((vector_size(4 * kLane), aligned(4), may_alias));  // NOLINT

template <class Number>
struct Matrix {
  Number* at;
  std::int64_t stride;  ///< from one row to the next

  [[nodiscard]] PTW_INLINE Number* row(std::int64_t i) const { return at + i * stride; }
  [[nodiscard]] PTW_INLINE Matrix from(std::int64_t row, std::int64_t column) const {
    return {at + row * stride + column, stride};
  }
};

PTW_INLINE Lane& lane(float* numbers, int which) {  // NOLINT(readability-non-const-parameter)
  return *reinterpret_cast<Lane*>(numbers + which * kLane);
}
PTW_INLINE const Lane& lane(const float* numbers, int which) {
  return *reinterpret_cast<const Lane*>(numbers + which * kLane);
}

/// R rows and C lanes of a sum, in registers.
template <int R, int C>
struct Tile {
  Lane sums[R][C] = {};

  PTW_INLINE void load(const Matrix<float>& from) {
    for (int r = 0; r < R; ++r)
      for (int c = 0; c < C; ++c) sums[r][c] = lane(from.row(r), c);
  }
  PTW_INLINE void store(const Matrix<float>& to) const {
    for (int r = 0; r < R; ++r)
      for (int c = 0; c < C; ++c) lane(to.row(r), c) = sums[r][c];
  }
  /// += a [R, depth] b [depth, C lanes]. If `ahead` is above 0, fetches the rows of b that come so
  /// much later: the processor does not foresee where a row of a wide matrix begins.
  PTW_INLINE void add(const Matrix<const float>& a, const Matrix<const float>& b,
                      std::int64_t depth, std::int64_t ahead) {
    for (std::int64_t i = 0; i < depth; ++i) {
      Lane row[C];
      for (int c = 0; c < C; ++c) row[c] = lane(b.row(i), c);
      if (ahead > 0)
        for (int c = 0; c < C; ++c) __builtin_prefetch(b.row(i + ahead) + c * kLane);
      for (int r = 0; r < R; ++r)
        for (int c = 0; c < C; ++c) sums[r][c] += a.row(r)[i] * row[c];
    }
  }
};

/// A product, and the part of its depth that is added now.
struct Product {
  Matrix<const float> a, b;
  Matrix<float> out;
  std::int64_t rows, begin, depth;
  /// At once, so that b's part stays in the second cache until all rows of a have met it.
  static constexpr std::int64_t kDepth = 64;

  template <int R, int C>
  PTW_INLINE void tile(std::int64_t row, std::int64_t column) const {
    Tile<R, C> tile;
    const auto into = out.from(row, column);
    if (begin > 0) tile.load(into);
    tile.add(a.from(row, begin), b.from(begin, column), depth, kDepth);
    tile.store(into);
  }
  template <int C>
  PTW_INLINE void column(std::int64_t column) const {
    std::int64_t row = 0;
    for (; row + 8 <= rows; row += 8) tile<8, C>(row, column);
    if (row + 4 <= rows) tile<4, C>(std::exchange(row, row + 4), column);
    if (row + 2 <= rows) tile<2, C>(std::exchange(row, row + 2), column);
    if (row < rows) tile<1, C>(row, column);
  }
};

/// R rows of b against all of a, whose transpose is `turned` [depth, C lanes].
template <int R, int C>
PTW_INLINE void turned_tile(const Matrix<const float>& b, const float* turned,
                            const ProductSize& size, float* out) {
  constexpr auto kWidth = kLane * C;
  Tile<R, C> tile;
  tile.add(b, {turned, kWidth}, size.depth, 0);
  float sums[kWidth * R];
  tile.store({sums, kWidth});
  for (std::int64_t row = 0; row < size.rows; ++row)
    for (int r = 0; r < R; ++r) out[row * size.columns + r] = sums[kWidth * r + row];
}

template <int C>
std::vector<float> turned(const float* a, const ProductSize& size) {
  std::vector<float> all(static_cast<std::size_t>(size.depth * kLane * C));
  for (std::int64_t row = 0; row < size.rows; ++row)
    for (std::int64_t i = 0; i < size.depth; ++i)
      all[static_cast<std::size_t>(i * kLane * C + row)] = a[row * size.depth + i];
  return all;
}

template <int C>
PTW_INLINE void multiply_turned(const float* a, const float* b, const ProductSize& size,
                                float* out) {
  constexpr int kRows = C == 4 ? 6 : 8;  // as many as registers hold
  const auto other = turned<C>(a, size);
  const Matrix<const float> all{b, size.depth};
  std::int64_t column = 0;
  for (; column + kRows <= size.columns; column += kRows)
    turned_tile<kRows, C>(all.from(column, 0), other.data(), size, out + column);
  for (; column < size.columns; ++column)
    turned_tile<1, C>(all.from(column, 0), other.data(), size, out + column);
}

}  // namespace

bool multiplies_few() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512cd");
#else
  return false;
#endif
}

PTW_WIDE void multiply_few(const float* a, const float* b, const ProductSize& size,
                           float* out) {  // NOLINT(readability-non-const-parameter)
  for (std::int64_t begin = 0; begin < size.depth; begin += Product::kDepth) {
    const Product product{{a, size.depth},
                          {b, size.columns},
                          {out, size.columns},
                          size.rows,
                          begin,
                          std::min(Product::kDepth, size.depth - begin)};
    std::int64_t column = 0;
    for (; column + 3 * kLane <= size.columns; column += 3 * kLane) product.column<3>(column);
    for (; column < size.columns; column += kLane) product.column<1>(column);
  }
}

PTW_WIDE void multiply_few_transposed(const float* a, const float* b, const ProductSize& size,
                                      float* out) {
  if (size.rows <= kLane)
    multiply_turned<1>(a, b, size, out);
  else if (size.rows <= 2 * kLane)
    multiply_turned<2>(a, b, size, out);
  else if (size.rows <= 3 * kLane)
    multiply_turned<3>(a, b, size, out);
  else
    multiply_turned<4>(a, b, size, out);
}

}  // namespace ptw::rows
