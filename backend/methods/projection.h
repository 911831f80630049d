// Networks that make a prompt of freer parameters while it is trained; afterwards only what they
// made is kept.
#pragma once

#include <cstdint>

#include "model/layers.h"

namespace ptw {

/// A linear layer as torch begins one: weights and bias uniform in +-1/sqrt(in).
Linear fresh_linear(std::int64_t in, std::int64_t out, at::Generator& generator);

/// Prefix-tuning's MLP (Li and Liang 2021, section 4.3): P[i,:] = W2 tanh(W1 P'[i,:] + b1) + b2.
struct Projection {
  Linear first;   ///< E to hidden
  Linear second;  ///< hidden to 2 L d
  [[nodiscard]] torch::Tensor hidden(const torch::Tensor& x) const;
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

}  // namespace ptw
