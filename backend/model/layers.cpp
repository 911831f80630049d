#include "model/layers.h"

#include "model/activation_rows.h"
#include "model/numbers.h"

namespace ptw {
namespace {

/// f(x), times a factor if there is one.
struct Activated : public torch::autograd::Function<Activated> {
  using Context = torch::autograd::AutogradContext;
  using Tensors = torch::autograd::variable_list;

  static torch::Tensor forward(Context* context, const torch::Tensor& x,
                               const c10::optional<torch::Tensor>& factor, Activation f) {
    const auto up = factor.value_or(torch::Tensor());
    auto out = torch::empty_like(x);
    with_numbers(out, [&](auto* to) {
      rows::activate(f, numbers_like(to, x), numbers_like(to, up), x.numel(), to);
    });
    context->save_for_backward({x, up});
    context->saved_data["activation"] = static_cast<std::int64_t>(f);
    return out;
  }

  static Tensors backward(Context* context, Tensors gradients) {
    const auto saved = context->get_saved_variables();
    const auto &x = saved[0], &up = saved[1];
    const auto f = static_cast<Activation>(context->saved_data["activation"].toInt());
    const auto gradient = gradients.front().to(x.scalar_type()).contiguous();
    const auto by_x = torch::empty_like(x), by_up = up.defined() ? torch::empty_like(up) : up;
    with_numbers(by_x, [&](auto* to) {
      rows::activate_backward(f, numbers_like(to, gradient), numbers_like(to, x),
                              numbers_like(to, up), x.numel(), to, numbers_like(to, by_up));
    });
    return {by_x, by_up, {}};
  }
};

}  // namespace

torch::Tensor activate(const torch::Tensor& x, Activation f) {
  return Activated::apply(x.contiguous(), c10::optional<torch::Tensor>(), f);
}

torch::Tensor activate_gated(const torch::Tensor& gate, const torch::Tensor& up, Activation f) {
  return Activated::apply(gate.contiguous(), c10::optional<torch::Tensor>(up.contiguous()), f);
}

torch::Tensor Linear::operator()(const torch::Tensor& x) const {
  return torch::linear(x, weight, bias);
}

torch::Tensor Norm::operator()(const torch::Tensor& x) const {
  if (bias.defined()) return torch::layer_norm(x, {x.size(-1)}, weight, bias, epsilon);
  return x * torch::rsqrt(x.square().mean(-1, true) + epsilon) * weight;
}

}  // namespace ptw
