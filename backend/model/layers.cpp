#include "model/layers.h"

#include <stdexcept>

namespace ptw {

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
  switch (activation) {
    case Activation::relu:
      return torch::relu(x);
    case Activation::gelu:
      return torch::gelu(x);
    case Activation::gelu_new:
      return torch::gelu(x, "tanh");
    case Activation::silu:
      return torch::silu(x);
  }
  throw std::logic_error("an activation without a formula");
}

torch::Tensor Linear::operator()(const torch::Tensor& x) const {
  return torch::linear(x, weight, bias);
}

torch::Tensor LayerNorm::operator()(const torch::Tensor& x) const {
  return torch::layer_norm(x, {x.size(-1)}, weight, bias, epsilon);
}

torch::Tensor RmsNorm::operator()(const torch::Tensor& x) const {
  return x * torch::rsqrt(x.square().mean(-1, true) + epsilon) * weight;
}

}  // namespace ptw
