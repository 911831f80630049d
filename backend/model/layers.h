// Layers that several families share.
#pragma once

#include "model/activation.h"
#include "torch_headers.h"

namespace ptw {

/// f(x), of float32 or bfloat16.
torch::Tensor activate(const torch::Tensor& x, Activation f);

/// f(gate) * up, of equal shapes and types: a gated linear unit (Shazeer 2020).
torch::Tensor activate_gated(const torch::Tensor& gate, const torch::Tensor& up, Activation f);

/// x W^T + b over the last dimension.
struct Linear {
  torch::Tensor weight;  ///< [out, in]
  torch::Tensor bias;    ///< [out]; undefined: none
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

/// (x - mean) / deviation * weight + bias over the last dimension (Ba et al. 2016).
struct LayerNorm {
  torch::Tensor weight, bias;  ///< [E]
  double epsilon;
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

/// x / rms(x) * weight over the last dimension (Zhang and Sennrich 2019).
struct RmsNorm {
  torch::Tensor weight;  ///< [E]
  double epsilon;
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

}  // namespace ptw
