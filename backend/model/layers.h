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

/// Over the last dimension: (x - mean) / deviation * weight + bias (Ba et al. 2016), or without a
/// bias x / rms(x) * weight (Zhang and Sennrich 2019).
struct Norm {
  torch::Tensor weight;  ///< [E]
  torch::Tensor bias;    ///< [E]; undefined: RMS norm
  double epsilon;
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

}  // namespace ptw
