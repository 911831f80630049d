#include "model/norm_rows.h"

#include <cmath>

#include "model/row_arithmetic.h"

namespace ptw::rows {
namespace {

PTW_INLINE float total(const float* x, std::int64_t columns) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < columns; ++i) sum += x[i];
  return sum;
}

PTW_INLINE NormScale scale_of(const float* x, const NormWeights& weights, std::int64_t columns) {
  const auto count = static_cast<float>(columns);
  const float mean = weights.bias ? total(x, columns) / count : 0;
  float squares = 0;
#pragma omp simd reduction(+ : squares)
  for (std::int64_t i = 0; i < columns; ++i) squares += (x[i] - mean) * (x[i] - mean);
  return {mean, 1 / std::sqrt(squares / count + weights.epsilon)};
}

template <class Out>
PTW_INLINE void scaled(const float* x, const NormScale& scale, const NormWeights& weights,
                       std::int64_t columns, Out* y) {
  const float mean = scale.mean, inverse = scale.inverse;
  const auto *weight = weights.weight, *bias = weights.bias;
  if (bias) {  // NOLINT(bugprone-branch-clone): it does not see behind a pragma
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i)
      store((x[i] - mean) * inverse * weight[i] + bias[i], y[i]);
  } else {
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i) store(x[i] * inverse * weight[i], y[i]);
  }
}

template <class Out>
PTW_INLINE void norm_rows(const float* x, const float* change, const NormWeights& weights,
                          Size size, float* sum, Out* y, NormScale* scales) {
  const auto columns = size.columns;
  for (std::int64_t row = 0; row < size.rows; ++row) {
    const auto begin = row * columns;
    const auto* own = x + begin;
    if (change) {
      auto* added = sum + begin;
#pragma omp simd
      for (std::int64_t i = 0; i < columns; ++i) added[i] = own[i] + change[begin + i];
      own = added;
    }
    scales[row] = scale_of(own, weights, columns);
    scaled(own, scales[row], weights, columns, y + begin);
  }
}

/// Of one row: what the mean and the deviation have to do with it.
PTW_INLINE void row_backward(const float* gradient, const float* direct, const float* x,
                             const NormWeights& weights, const NormScale& scale,
                             std::int64_t columns, float* out) {
  const auto* weight = weights.weight;
  const float mean = scale.mean, inverse = scale.inverse;
  float across = 0, along = 0;
#pragma omp simd reduction(+ : across, along)
  for (std::int64_t i = 0; i < columns; ++i) {
    across += gradient[i] * weight[i];
    along += gradient[i] * weight[i] * (x[i] - mean);
  }
  const auto count = static_cast<float>(columns);
  const float shift = weights.bias ? across / count : 0;
  const float back = along * inverse * inverse * inverse / count;
  if (direct) {
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i)
      out[i] = direct[i] + (gradient[i] * weight[i] - shift) * inverse - (x[i] - mean) * back;
  } else {
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i)
      out[i] = (gradient[i] * weight[i] - shift) * inverse - (x[i] - mean) * back;
  }
}

}  // namespace

PTW_CLONES void norm(const float* x, const float* change, const NormWeights& weights, Size size,
                     float* sum, float* y, NormScale* scales) {
  norm_rows(x, change, weights, size, sum, y, scales);
}

PTW_CLONES void norm(const float* x, const float* change, const NormWeights& weights, Size size,
                     float* sum, Bf16* y, NormScale* scales) {
  norm_rows(x, change, weights, size, sum, y, scales);
}

PTW_CLONES void norm_backward(const float* gradient, const float* direct, const float* sum,
                              const NormWeights& weights, const NormScale* scales, Size size,
                              float* out) {
  for (std::int64_t row = 0; row < size.rows; ++row) {
    const auto begin = row * size.columns;
    row_backward(gradient + begin, direct ? direct + begin : nullptr, sum + begin, weights,
                 scales[row], size.columns, out + begin);
  }
}

}  // namespace ptw::rows
