#include "model/frozen_linear.h"

#include <algorithm>

#include "model/activation_rows.h"
#include "model/numbers.h"
#include "model/product.h"

namespace ptw {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::variable_list;

/// [.., columns] as a matrix.
torch::Tensor as_matrix(const torch::Tensor& x) {
  return x.reshape({-1, x.size(-1)});
}

torch::Tensor like(const torch::Tensor& x, std::int64_t columns, torch::ScalarType type) {
  auto shape = x.sizes().vec();
  shape.back() = columns;
  return torch::empty(shape, type);
}

rows::Size size_of(const torch::Tensor& x) {
  return {x.numel() / x.size(-1), x.size(-1)};
}

using Factors = FrozenLinear::Factors;

torch::IValue kept(const FrozenLinear& layer) {
  return torch::IValue::make_capsule(layer.factors());
}

const Factors& kept(AutogradContext& context, const std::string& name) {
  return static_cast<const Factors&>(*context.saved_data.at(name).toCapsule());
}

std::string name_of(std::size_t layer) {
  return "layer" + std::to_string(layer);
}

struct LinearFunction : public Function<LinearFunction> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& x,
                               const FrozenLinear& layer) {
    const auto& factors = *layer.factors();
    context->saved_data["layer"] = kept(layer);
    context->saved_data["type"] = static_cast<std::int64_t>(x.scalar_type());
    auto y = like(x, factors.forward.columns(), torch::kFloat32);
    multiply(as_matrix(x.to(factors.forward.type())), factors.forward, as_matrix(y), Store::plain,
             factors.bias);
    return y;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto& factor = kept(*context, "layer").backward;
    const auto gradient = gradients.front().to(factor.type());
    const auto type = static_cast<torch::ScalarType>(context->saved_data["type"].toInt());
    auto out = like(gradient, factor.columns(), type);
    multiply(as_matrix(gradient), factor, as_matrix(out));
    return {out, {}};
  }
};

/// A norm, the layers behind it, and what follows them.
struct Projecting {
  const RmsNorm* norm;
  const std::vector<const FrozenLinear*>& layers;
  Store store;

  [[nodiscard]] bool is_frozen() const {
    const bool norm_is_frozen =
        !norm || !norm->weight.requires_grad() || !torch::GradMode::is_enabled();
    return norm_is_frozen &&
           std::ranges::all_of(layers, [](const auto* each) { return each->is_frozen(); });
  }
};

/// The norm of `x` in `type`, and what its gradient needs.
std::pair<torch::Tensor, torch::Tensor> normed(const RmsNorm& norm, const torch::Tensor& x,
                                               torch::ScalarType type) {
  auto y = torch::empty(x.sizes(), type);
  auto inverse = torch::empty({x.numel() / x.size(-1)}, torch::kFloat32);
  with_numbers(y, [&](auto* out) {
    rows::rms_norm(x.data_ptr<float>(), norm.weight.data_ptr<float>(),
                   static_cast<float>(norm.epsilon), size_of(x), out, inverse.data_ptr<float>());
  });
  return {y, inverse};
}

struct FrozenProjections : public Function<FrozenProjections> {
  static variable_list forward(AutogradContext* context, const torch::Tensor& given,
                               const Projecting& task) {
    const auto type = task.layers.front()->factors()->forward.type();
    auto x = given.contiguous();
    torch::Tensor input, inverse;
    if (task.norm)
      std::tie(input, inverse) = normed(*task.norm, x, type);
    else
      input = x.to(type);
    variable_list outputs, saved;
    for (const auto* layer : task.layers) {
      const auto& factors = *layer->factors();
      context->saved_data[name_of(outputs.size())] = kept(*layer);
      const auto own = factors.forward.type();
      outputs.push_back(like(x, factors.forward.columns(), own));
      multiply(as_matrix(input.to(own)), factors.forward, as_matrix(outputs.back()), task.store,
               factors.bias);
    }
    if (task.norm) saved = {x, inverse, task.norm->weight};
    if (task.store == Store::relu) saved.push_back(outputs.front());
    context->save_for_backward(std::move(saved));
    context->saved_data["normed"] = task.norm != nullptr;
    context->saved_data["relu"] = task.store == Store::relu;
    return outputs;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    const auto saved = context->get_saved_variables();
    torch::Tensor out;
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      if (!gradients[i].defined()) continue;
      const auto& factor = kept(*context, name_of(i)).backward;
      auto gradient = gradients[i].to(factor.type()).contiguous();
      if (context->saved_data["relu"].toBool()) gradient = through_relu(saved.back(), gradient);
      const auto store = out.defined() ? Store::add : Store::plain;
      if (!out.defined()) out = like(gradient, factor.columns(), torch::kFloat32);
      multiply(as_matrix(gradient), factor, as_matrix(out), store);
    }
    if (out.defined() && context->saved_data["normed"].toBool()) {
      const auto &x = saved[0], &inverse = saved[1], &weight = saved[2];
      rows::rms_norm_backward(out.data_ptr<float>(), x.data_ptr<float>(), weight.data_ptr<float>(),
                              inverse.data_ptr<float>(), size_of(x), out.data_ptr<float>());
    }
    return {out, {}};
  }

 private:
  /// The gradient before a relu that gave `activated`.
  static torch::Tensor through_relu(const torch::Tensor& activated, const torch::Tensor& gradient) {
    auto out = torch::empty_like(gradient);
    with_numbers(out, [&](auto* to) {
      rows::activate_backward(Activation::relu, numbers_like(to, gradient),
                              numbers_like(to, activated), nullptr, out.numel(), to, nullptr);
    });
    return out;
  }
};

std::vector<torch::Tensor> projected(const torch::Tensor& x, const Projecting& task) {
  if (task.is_frozen()) return FrozenProjections::apply(x, task);
  const auto input = task.norm ? (*task.norm)(x) : x;
  std::vector<torch::Tensor> outputs;
  for (const auto* layer : task.layers) {
    outputs.push_back((*layer)(input));
    if (task.store == Store::relu) outputs.back().relu_();
  }
  return outputs;
}

}  // namespace

FrozenLinear::FrozenLinear(torch::Tensor weight, torch::Tensor bias, Precision precision)
    : weight_(std::move(weight)), bias_(std::move(bias)) {
  const bool narrow = precision == Precision::bf16 && !is_trained();
  const auto type = narrow ? torch::kBFloat16 : torch::kFloat32;
  factors_ = c10::make_intrusive<Factors>();
  factors_->forward = {weight_.t(), type};
  factors_->backward = {weight_, type};
  factors_->bias = bias_;
}

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

std::vector<torch::Tensor> projections(const RmsNorm* norm, const torch::Tensor& x,
                                       const std::vector<const FrozenLinear*>& layers) {
  return projected(x, {norm, layers, Store::plain});
}

torch::Tensor relu_projection(const RmsNorm* norm, const torch::Tensor& x,
                              const FrozenLinear& layer) {
  return projected(x, {norm, {&layer}, Store::relu}).front();
}

}  // namespace ptw
