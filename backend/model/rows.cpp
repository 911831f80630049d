#include "model/rows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

// Compiled once per generation of processors; the loader chooses. Sanitizers cannot run that early.
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define PTW_CLONES [[gnu::target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")]]
#else
#define PTW_CLONES
#endif
#define PTW_INLINE [[gnu::always_inline]] inline

namespace ptw::rows {
namespace {

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

/// e^x to seven digits, 0 below the smallest normal number (Cephes' expf).
PTW_INLINE float exponential(float x) {
  constexpr float kLog2E = 1.44269504F, kHigh = 0.693359375F, kLow = -2.12194440e-4F;
  constexpr float kLeast = -87.0F, kMost = 88.0F, kRounds = 12582912.0F;
  const float bounded = std::min(std::max(kLeast, x), kMost);
  const float power = (bounded * kLog2E + kRounds) - kRounds;
  const float rest = bounded - power * kHigh - power * kLow;
  float sum = 1.9875691500e-4F;
  sum = sum * rest + 1.3981999507e-3F;
  sum = sum * rest + 8.3334519073e-3F;
  sum = sum * rest + 4.1665795894e-2F;
  sum = sum * rest + 1.6666665459e-1F;
  sum = sum * rest + 5.0000001201e-1F;
  sum = sum * rest * rest + rest + 1;
  const auto scale = std::bit_cast<float>((static_cast<std::int32_t>(power) + 127) << 23);
  return x < kLeast ? 0 : sum * scale;
}

struct Gelu {
  float value, slope;
};

/// 0.5 x (1 + tanh(u)) with u = sqrt(2 / pi) (x + 0.044715 x^3): x times the logistic of 2 u.
PTW_INLINE Gelu gelu(float x) {
  constexpr float kTwice = 1.5957691216F, kCube = 0.044715F;
  const float logistic = 1 / (1 + exponential(-kTwice * (x + kCube * x * x * x)));
  const float inner = kTwice * (1 + 3 * kCube * x * x);
  return {x * logistic, logistic + x * logistic * (1 - logistic) * inner};
}

template <class Out>
PTW_INLINE void rms_norm_rows(const float* x, const float* weight, float epsilon, Size size, Out* y,
                              float* inverse) {
  const auto columns = size.columns;
  for (std::int64_t row = 0; row < size.rows; ++row, x += columns, y += columns) {
    float squares = 0;
#pragma omp simd reduction(+ : squares)
    for (std::int64_t i = 0; i < columns; ++i) squares += x[i] * x[i];
    const float scale = 1 / std::sqrt(squares / static_cast<float>(columns) + epsilon);
    inverse[row] = scale;
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i) store(x[i] * scale * weight[i], y[i]);
  }
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
  float most = -std::numeric_limits<float>::infinity();
#pragma omp simd reduction(max : most)
  for (std::int64_t i = 0; i < columns; ++i) {
    scores[i] = scores[i] * scale + bias[i];
    most = std::max(most, scores[i]);
  }
  share_out(scores, columns, raise(scores, columns, most), out);
}

template <class Out>
PTW_INLINE float label_nll_row(float* logits, std::int64_t columns, std::int64_t label,
                               Out* gradient) {
  float most = -std::numeric_limits<float>::infinity();
#pragma omp simd reduction(max : most)
  for (std::int64_t i = 0; i < columns; ++i) most = std::max(most, logits[i]);
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

template <class Number>
PTW_INLINE void gated_gelu_all(const Number* gate, const Number* up, std::int64_t count,
                               Number* out) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i)
    store(gelu(number(gate[i])).value * number(up[i]), out[i]);
}

template <class Number>
PTW_INLINE void gated_gelu_backward_all(const Number* gradient, const Number* gate,
                                        const Number* up, std::int64_t count, Number* by_gate,
                                        Number* by_up) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i) {
    const auto [value, slope] = gelu(number(gate[i]));
    const float from_above = number(gradient[i]);
    store(from_above * number(up[i]) * slope, by_gate[i]);
    store(from_above * value, by_up[i]);
  }
}

}  // namespace

PTW_CLONES void rms_norm(const float* x, const float* weight, float epsilon, Size size, float* y,
                         float* inverse) {
  rms_norm_rows(x, weight, epsilon, size, y, inverse);
}

PTW_CLONES void rms_norm(const float* x, const float* weight, float epsilon, Size size, Bf16* y,
                         float* inverse) {
  rms_norm_rows(x, weight, epsilon, size, y, inverse);
}

PTW_CLONES void rms_norm_backward(const float* gradient, const float* x, const float* weight,
                                  const float* inverse, Size size, float* out) {
  const auto columns = size.columns;
  for (std::int64_t row = 0; row < size.rows; ++row) {
    float along = 0;
#pragma omp simd reduction(+ : along)
    for (std::int64_t i = 0; i < columns; ++i) along += gradient[i] * weight[i] * x[i];
    const float scale = inverse[row];
    const float back = along * scale * scale * scale / static_cast<float>(columns);
#pragma omp simd
    for (std::int64_t i = 0; i < columns; ++i)
      out[i] = gradient[i] * weight[i] * scale - x[i] * back;
    gradient += columns;
    x += columns;
    out += columns;
  }
}

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

PTW_CLONES void relu_backward(const float* activated, const float* gradient, std::int64_t count,
                              float* out) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i) out[i] = activated[i] > 0 ? gradient[i] : 0;
}

PTW_CLONES void relu_backward(const Bf16* activated, const Bf16* gradient, std::int64_t count,
                              Bf16* out) {
#pragma omp simd
  for (std::int64_t i = 0; i < count; ++i)
    out[i].bits = static_cast<std::uint16_t>(activated[i].bits != 0 ? gradient[i].bits : 0);
}

PTW_CLONES void gated_gelu(const float* gate, const float* up, std::int64_t count, float* out) {
  gated_gelu_all(gate, up, count, out);
}

PTW_CLONES void gated_gelu(const Bf16* gate, const Bf16* up, std::int64_t count, Bf16* out) {
  gated_gelu_all(gate, up, count, out);
}

PTW_CLONES void gated_gelu_backward(const float* gradient, const float* gate, const float* up,
                                    std::int64_t count, float* by_gate, float* by_up) {
  gated_gelu_backward_all(gradient, gate, up, count, by_gate, by_up);
}

PTW_CLONES void gated_gelu_backward(const Bf16* gradient, const Bf16* gate, const Bf16* up,
                                    std::int64_t count, Bf16* by_gate, Bf16* by_up) {
  gated_gelu_backward_all(gradient, gate, up, count, by_gate, by_up);
}

}  // namespace ptw::rows
