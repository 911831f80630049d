#include "model/rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/row_arithmetic.h"

namespace ptw::rows {
namespace {

/// The largest number; what is not a number is passed over. By lanes, for a compiler that has to
/// mind such numbers makes no vector instructions of a plain maximum.
PTW_INLINE float largest(const float* x, std::int64_t columns) {
  constexpr std::int64_t kLanes = 16;
  float most[kLanes];
  std::fill_n(most, kLanes, -std::numeric_limits<float>::infinity());
  std::int64_t i = 0;
  for (; i + kLanes <= columns; i += kLanes)
#pragma omp simd
    for (std::int64_t lane = 0; lane < kLanes; ++lane)
      most[lane] = std::max(most[lane], x[i + lane]);
  for (; i < columns; ++i) most[0] = std::max(most[0], x[i]);
  for (auto half = kLanes / 2; half > 0; half /= 2)
    for (std::int64_t lane = 0; lane < half; ++lane)
      most[lane] = std::max(most[lane], most[lane + half]);
  return most[0];
}

/// Leaves e^(x - most), gives their sum.
PTW_INLINE float raise(float* x, std::int64_t columns, float most) {
  float sum = 0;
#pragma omp simd reduction(+ : sum)
  for (std::int64_t i = 0; i < columns; ++i) {
    x[i] = exponential(x[i] - most);
    sum += x[i];
  }
  return sum;
}

template <class Out>
PTW_INLINE void share_out(const float* x, std::int64_t columns, float sum, Out* out) {
  const float share = 1 / sum;
#pragma omp simd
  for (std::int64_t i = 0; i < columns; ++i) store(x[i] * share, out[i]);
}

template <class Out>
PTW_INLINE void softmax_row(float* scores, const float* bias, float scale, std::int64_t columns,
                            Out* out) {
#pragma omp simd
  for (std::int64_t i = 0; i < columns; ++i) scores[i] = scores[i] * scale + bias[i];
  share_out(scores, columns, raise(scores, columns, largest(scores, columns)), out);
}

template <class Out>
PTW_INLINE float label_nll_row(float* logits, std::int64_t columns, std::int64_t label,
                               Out* gradient) {
  const float most = largest(logits, columns);
  const float own = logits[label] - most;
  const float sum = raise(logits, columns, most);
  const float chosen = logits[label] / sum;
  share_out(logits, columns, sum, gradient);
  store(chosen - 1, gradient[label]);
  return std::log(sum) - own;
}

template <class Number>
PTW_INLINE void softmax_backward_rows(const Number* weights, const float* gradient, float scale,
                                      Size size, Number* out) {
  const auto columns = size.columns;
  for (std::int64_t row = 0; row < size.rows; ++row) {
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::int64_t i = 0; i < columns; ++i) sum += number(weights[i]) * gradient[i];
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i)
      store(number(weights[i]) * (gradient[i] - sum) * scale, out[i]);
    weights += columns;
    gradient += columns;
    out += columns;
  }
}

}  // namespace

PTW_CLONES void softmax(float* scores, const float* bias, float scale, std::int64_t columns,
                        float* out) {
  softmax_row(scores, bias, scale, columns, out);
}

PTW_CLONES void softmax(float* scores, const float* bias, float scale, std::int64_t columns,
                        Bf16* out) {
  softmax_row(scores, bias, scale, columns, out);
}

PTW_CLONES void softmax_backward(const float* weights, const float* gradient, float scale,
                                 Size size, float* out) {
  softmax_backward_rows(weights, gradient, scale, size, out);
}

PTW_CLONES void softmax_backward(const Bf16* weights, const float* gradient, float scale, Size size,
                                 Bf16* out) {
  softmax_backward_rows(weights, gradient, scale, size, out);
}

PTW_CLONES float label_nll(float* logits, std::int64_t columns, std::int64_t label,
                           float* gradient) {
  return label_nll_row(logits, columns, label, gradient);
}

PTW_CLONES float label_nll(float* logits, std::int64_t columns, std::int64_t label,
                           Bf16* gradient) {
  return label_nll_row(logits, columns, label, gradient);
}

}  // namespace ptw::rows
