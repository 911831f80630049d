// Attention over a sequence whose keys and values are never made.
//
// A key is k = W_k x, so q k^T = (q W_k) x^T: the few queries of a short target take the projection
// upon themselves, head by head, and look at the source itself; what they gather of it goes through
// W_v at the end.
#pragma once

#include "model/frozen_linear.h"
#include "torch_headers.h"

namespace ptw {

/// Whether it costs clearly less than to project all `positions` of a source, for so many queries
/// per sequence and heads of `head_size`.
bool is_better_unprojected(std::int64_t queries, std::int64_t positions, std::int64_t head_size);

/// What queries of many layers look at directly, [B, S, E].
struct DirectSource {
  torch::Tensor numbers;  ///< float32; gets the gradient
  torch::Tensor factor;   ///< the same as products take it
};

/// What attend() gives for `queries` [B, heads, Q, d] over the keys and values that frozen layers
/// `keys` and `values` would make of `source`, without dropout; `bias` [B, 1, 1, S].
torch::Tensor attend_unprojected(const torch::Tensor& queries, const DirectSource& source,
                                 const FrozenLinear& keys, const FrozenLinear& values,
                                 const torch::Tensor& bias, double scale);

}  // namespace ptw
