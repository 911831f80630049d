// Linear layers whose weights do not change. Their products are done in the model's precision, and
// what autograd keeps of them is what the gradient of their input needs: no gradient of a weight,
// no norm's output, no activation twice.
#pragma once

#include "model/frozen_model.h"
#include "model/product.h"
#include "torch_headers.h"

namespace ptw {

/// A pretrained model's own: x W^T + b over the last dimension, for a weight W [out, in] and
/// perhaps a bias b [out].
class FrozenLinear {
 public:
  FrozenLinear() = default;
  /// The products of a weight that asks for a gradient are float32, and gradients reach it. `bias`
  /// may be undefined.
  FrozenLinear(torch::Tensor weight, torch::Tensor bias, Precision precision);

  /// Float32.
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;

  /// What products need, in the layer's precision; autograd's graph may outlive the layer.
  struct Factors : public torch::CustomClassHolder {
    RightFactor forward;   ///< W^T
    RightFactor backward;  ///< W
    torch::Tensor bias;
  };

  [[nodiscard]] const torch::Tensor& weight() const { return weight_; }
  [[nodiscard]] const torch::Tensor& bias() const { return bias_; }
  /// Whether no gradient is asked of it here and now.
  [[nodiscard]] bool is_frozen() const;
  [[nodiscard]] const c10::intrusive_ptr<Factors>& factors() const { return factors_; }

 private:
  [[nodiscard]] bool is_trained() const;

  torch::Tensor weight_, bias_;
  c10::intrusive_ptr<Factors> factors_;
};

}  // namespace ptw
