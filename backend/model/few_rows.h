// Products of a few rows with a matrix as it lies in memory. Libraries first copy the matrix into
// an order of their own, which for a few rows takes as long as multiplying.
#pragma once

#include <cstdint>

namespace ptw::rows {

/// As many rows as are few.
constexpr std::int64_t kFew = 64;

/// Whether this processor has what these products are written for, AVX-512.
bool multiplies_few();

struct ProductSize {
  std::int64_t rows;     ///< of a and out, kFew at most
  std::int64_t depth;    ///< columns of a
  std::int64_t columns;  ///< of out
};

/// Numbers that an instruction works on.
constexpr std::int64_t kLane = 16;

/// out [rows, columns] = a [rows, depth] b [depth, columns], each by rows. `columns` is a multiple
/// of kLane.
void multiply_few(const float* a, const float* b, const ProductSize& size, float* out);

/// out [rows, columns] = a [rows, depth] b^T for b [columns, depth], each by rows.
void multiply_few_transposed(const float* a, const float* b, const ProductSize& size, float* out);

}  // namespace ptw::rows
