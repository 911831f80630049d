// What happens to the rows of a matrix between two products, in one pass over memory each: softmax,
// the likelihood of a label, and their derivatives. Sums are float32; numbers that go into a
// product may be bfloat16.
#pragma once

#include <cstdint>

namespace ptw::rows {

/// The upper half of a float32.
struct Bf16 {
  std::uint16_t bits;
};

struct Size {
  std::int64_t rows, columns;
};

/// One row of softmax(scale * scores + bias) into `out`; the scores are used up. `out` may be where
/// they are.
void softmax(float* scores, const float* bias, float scale, std::int64_t columns, float* out);
void softmax(float* scores, const float* bias, float scale, std::int64_t columns, Bf16* out);

/// The gradient of the scores from that of the softmax, `weights`; may be written in place.
void softmax_backward(const float* weights, const float* gradient, float scale, Size size,
                      float* out);
void softmax_backward(const Bf16* weights, const float* gradient, float scale, Size size,
                      Bf16* out);

/// The negative log-likelihood of `label` under softmax(logits), and its gradient by the logits,
/// which are used up. `gradient` may be where they are.
float label_nll(float* logits, std::int64_t columns, std::int64_t label, float* gradient);
float label_nll(float* logits, std::int64_t columns, std::int64_t label, Bf16* gradient);

}  // namespace ptw::rows
