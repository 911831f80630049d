#include "model/frozen_linear.h"

namespace ptw {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct LinearFunction : public torch::autograd::Function<LinearFunction> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                               const FrozenLinear& layer) {
    const auto& factors = *layer.factors();
    context->saved_data["layer"] = torch::IValue::make_capsule(layer.factors());
    context->saved_data["type"] = static_cast<std::int64_t>(x.scalar_type());
    return product(x, factors.forward, torch::kFloat32, Store::plain, factors.bias);
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const auto layer = context->saved_data["layer"].toCapsule();
    const auto type = static_cast<torch::ScalarType>(context->saved_data["type"].toInt());
    const auto& factors = static_cast<const FrozenLinear::Factors&>(*layer);
    return {product(gradients.front(), factors.backward, type), {}};
  }
};

}  // namespace

FrozenLinear::FrozenLinear(torch::Tensor weight, torch::Tensor bias, FactorForm form)
    : weight_(std::move(weight)),
      bias_(std::move(bias)),
      factors_(c10::make_intrusive<Factors>(weight_, bias_,
                                            is_trained() ? FactorForm::as_it_lies : form)) {}

FrozenLinear::Factors::Factors(const torch::Tensor& weight, torch::Tensor own_bias, FactorForm form)
    : forward(weight.t(), form), backward(weight, form), bias(std::move(own_bias)) {}

bool FrozenLinear::is_trained() const {
  return weight_.requires_grad() || (bias_.defined() && bias_.requires_grad());
}

bool FrozenLinear::is_frozen() const {
  return !is_trained() || !torch::GradMode::is_enabled();
}

torch::Tensor FrozenLinear::operator()(const torch::Tensor& x) const {
  if (is_frozen()) return LinearFunction::apply(x.contiguous(), *this);
  return torch::linear(x.to(torch::kFloat32), weight_, bias_);
}

}  // namespace ptw
