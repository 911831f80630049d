#include "model/activation_rows.h"

#include "model/row_arithmetic.h"

namespace ptw::rows {
namespace {

/// An activation at one point.
struct Point {
  float value, slope;
};

PTW_INLINE float logistic(float x) {
  return 1 / (1 + exponential(-x));
}

template <Activation f>
PTW_INLINE Point at(float x);

template <>
PTW_INLINE Point at<Activation::relu>(float x) {
  return {x < 0 ? 0 : x, x > 0 ? 1.0F : 0.0F};
}

template <>
PTW_INLINE Point at<Activation::silu>(float x) {
  const float share = logistic(x);
  return {x * share, share + x * share * (1 - share)};
}

template <>
PTW_INLINE Point at<Activation::quick_gelu>(float x) {
  constexpr float kSteepness = 1.702F;
  const float share = logistic(kSteepness * x);
  return {x * share, share + kSteepness * x * share * (1 - share)};
}

/// 0.5 x (1 + tanh(u)) with u = sqrt(2 / pi) (x + 0.044715 x^3): x times the logistic of 2 u.
template <>
PTW_INLINE Point at<Activation::gelu_new>(float x) {
  constexpr float kTwice = 1.5957691216F, kCube = 0.044715F;
  const float share = logistic(kTwice * (x + kCube * x * x * x));
  const float inner = kTwice * (1 + 3 * kCube * x * x);
  return {x * share, share + x * share * (1 - share) * inner};
}

/// x times the normal distribution's share below x, by its error function to 1.5e-7 (Abramowitz and
/// Stegun 7.1.26).
template <>
PTW_INLINE Point at<Activation::gelu>(float x) {
  constexpr float kRootHalf = 0.70710678119F, kDensity = 0.39894228040F;
  const float size = x < 0 ? -x : x;
  const float t = 1 / (1 + 0.3275911F * kRootHalf * size);
  const float bell = exponential(-0.5F * x * x);
  float sum = 1.061405429F;
  sum = sum * t - 1.453152027F;
  sum = sum * t + 1.421413741F;
  sum = sum * t - 0.284496736F;
  sum = sum * t + 0.254829592F;
  const float beyond = 0.5F * sum * t * bell;
  const float share = x < 0 ? beyond : 1 - beyond;
  return {x * share, share + x * kDensity * bell};
}

template <Activation f, class Number>
PTW_INLINE void activate_all(const Number* x, const Number* up, std::int64_t count, Number* out) {
  if (up == nullptr) {  // NOLINT(bugprone-branch-clone): it does not see behind a pragma
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) store(at<f>(number(x[i])).value, out[i]);
  } else {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
      store(at<f>(number(x[i])).value * number(up[i]), out[i]);
  }
}

template <Activation f, class Number>
PTW_INLINE void activate_all_backward(const Number* gradient, const Number* x, const Number* up,
                                      std::int64_t count, Number* by_x, Number* by_up) {
  if (up == nullptr) {  // NOLINT(bugprone-branch-clone): it does not see behind a pragma
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i)
      store(number(gradient[i]) * at<f>(number(x[i])).slope, by_x[i]);
  } else {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
      const auto [value, slope] = at<f>(number(x[i]));
      const float from_above = number(gradient[i]);
      store(from_above * number(up[i]) * slope, by_x[i]);
      store(from_above * value, by_up[i]);
    }
  }
}

template <class Number>
PTW_INLINE void choose(Activation f, const Number* x, const Number* up, std::int64_t count,
                       Number* out) {
  switch (f) {
    case Activation::relu:
      return activate_all<Activation::relu>(x, up, count, out);
    case Activation::gelu:
      return activate_all<Activation::gelu>(x, up, count, out);
    case Activation::gelu_new:
      return activate_all<Activation::gelu_new>(x, up, count, out);
    case Activation::quick_gelu:
      return activate_all<Activation::quick_gelu>(x, up, count, out);
    case Activation::silu:
      return activate_all<Activation::silu>(x, up, count, out);
  }
}

template <class Number>
PTW_INLINE void choose_backward(Activation f, const Number* gradient, const Number* x,
                                const Number* up, std::int64_t count, Number* by_x, Number* by_up) {
  switch (f) {
    case Activation::relu:
      return activate_all_backward<Activation::relu>(gradient, x, up, count, by_x, by_up);
    case Activation::gelu:
      return activate_all_backward<Activation::gelu>(gradient, x, up, count, by_x, by_up);
    case Activation::gelu_new:
      return activate_all_backward<Activation::gelu_new>(gradient, x, up, count, by_x, by_up);
    case Activation::quick_gelu:
      return activate_all_backward<Activation::quick_gelu>(gradient, x, up, count, by_x, by_up);
    case Activation::silu:
      return activate_all_backward<Activation::silu>(gradient, x, up, count, by_x, by_up);
  }
}

}  // namespace

PTW_CLONES void activate(Activation f, const float* x, const float* up, std::int64_t count,
                         float* out) {
  choose(f, x, up, count, out);
}

PTW_CLONES void activate(Activation f, const Bf16* x, const Bf16* up, std::int64_t count,
                         Bf16* out) {
  choose(f, x, up, count, out);
}

PTW_CLONES void activate_backward(Activation f, const float* gradient, const float* x,
                                  const float* up, std::int64_t count, float* by_x, float* by_up) {
  choose_backward(f, gradient, x, up, count, by_x, by_up);
}

PTW_CLONES void activate_backward(Activation f, const Bf16* gradient, const Bf16* x, const Bf16* up,
                                  std::int64_t count, Bf16* by_x, Bf16* by_up) {
  choose_backward(f, gradient, x, up, count, by_x, by_up);
}

}  // namespace ptw::rows
