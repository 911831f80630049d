// Linear layers whose weights do not change. Products read those in the form they are given, and
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
  /// A weight that asks for a gradient stays as it lies, and gradients reach it. `bias` may be
  /// undefined.
  FrozenLinear(torch::Tensor weight, torch::Tensor bias, FactorForm form);

  /// Float32.
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;

  /// What products need; autograd's graph may outlive the layer.
  struct Factors : public torch::CustomClassHolder {
    Factors(const torch::Tensor& weight, torch::Tensor own_bias, FactorForm form);
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
