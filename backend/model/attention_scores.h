// What happens between the products of attention: scores become weights, and back.
#pragma once

#include "torch_headers.h"

namespace ptw {

/// softmax(scale * scores + bias) row by row, in `type`; the scores [B, heads, Q, K], float32, are
/// used up. `bias` is broadcast to them.
torch::Tensor attention_weights(const torch::Tensor& scores, const torch::Tensor& bias,
                                double scale, torch::ScalarType type);

/// The gradient of the scores from that of the weights [.., K], float32, in the weights' type; the
/// latter may be used up.
torch::Tensor scores_gradient(const torch::Tensor& weights, const torch::Tensor& gradient,
                              double scale);

}  // namespace ptw
