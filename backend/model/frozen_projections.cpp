#include "model/frozen_projections.h"

#include <algorithm>
#include <span>

#include "model/norm_rows.h"
#include "model/numbers.h"
#include "model/product.h"
#include "model/relu_rows.h"

namespace ptw {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::variable_list;

using Layers = std::vector<const FrozenLinear*>;
using MaybeTensor = c10::optional<torch::Tensor>;  // as autograd takes one that may be undefined

MaybeTensor maybe(const torch::Tensor& x) {
  return x.defined() ? MaybeTensor(x.contiguous()) : MaybeTensor();
}

bool is_frozen(const Norm& norm) {
  const bool is_trained =
      norm.weight.requires_grad() || (norm.bias.defined() && norm.bias.requires_grad());
  return !is_trained || !torch::GradMode::is_enabled();
}

bool are_frozen(const Layers& layers) {
  return std::ranges::all_of(layers, [](const auto* each) { return each->is_frozen(); });
}

std::string name_of(std::size_t layer) {
  return "layer" + std::to_string(layer);
}

/// What `layers` make of `input`. The context keeps the layers.
variable_list products(AutogradContext& context, const torch::Tensor& input, const Layers& layers,
                       Store store) {
  variable_list outputs;
  for (const auto* layer : layers) {
    const auto& factors = *layer->factors();
    context.saved_data[name_of(outputs.size())] = torch::IValue::make_capsule(layer->factors());
    outputs.push_back(product(input, factors.forward, factors.forward.type(), store, factors.bias));
  }
  return outputs;
}

/// The gradient of their input, float32, from those of the outputs; undefined if there is none.
torch::Tensor input_gradient(AutogradContext& context, std::span<const torch::Tensor> gradients) {
  torch::Tensor out;
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    if (!gradients[i].defined()) continue;
    const auto layer = context.saved_data.at(name_of(i)).toCapsule();
    const auto& factor = static_cast<const FrozenLinear::Factors&>(*layer).backward;
    const auto gradient = gradients[i].to(factor.type()).contiguous();
    if (out.defined())
      multiply(gradient, factor, out, Store::add);
    else
      out = product(gradient, factor, torch::kFloat32);
  }
  return out;
}

struct Projections : public Function<Projections> {
  static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                               const Layers& layers) {
    context->set_materialize_grads(false);
    const auto input = x.to(layers.front()->factors()->forward.type());  // once for all of them
    return products(*context, input, layers, Store::plain);
  }
  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    return {input_gradient(*context, gradients), {}};
  }
};

rows::Size size_of(const torch::Tensor& x) {
  return {x.numel() / x.size(-1), x.size(-1)};
}

const float* numbers(const torch::Tensor& x) {
  return x.defined() ? x.data_ptr<float>() : nullptr;
}

rows::NormWeights numbers(const torch::Tensor& weight, const torch::Tensor& bias, double epsilon) {
  return {numbers(weight), numbers(bias), static_cast<float>(epsilon)};
}

struct Normed {
  torch::Tensor sum, y;
  torch::Tensor scales;  // [rows, 2]
};

/// The norm, in `type`, of x and what is to be added.
Normed add_and_norm(const torch::Tensor& x, const MaybeTensor& change, const Norm& norm,
                    torch::ScalarType type) {
  static_assert(sizeof(rows::NormScale) == 2 * sizeof(float));
  const auto size = size_of(x);
  Normed out{change ? torch::empty_like(x) : x, torch::empty(x.sizes(), type),
             torch::empty({size.rows, 2})};
  auto* scales = static_cast<rows::NormScale*>(out.scales.data_ptr());
  with_numbers(out.y, [&](auto* y) {
    rows::norm(numbers(x), numbers(change.value_or(torch::Tensor())),
               numbers(norm.weight, norm.bias, norm.epsilon), size, out.sum.data_ptr<float>(), y,
               scales);
  });
  return out;
}

/// The gradient of the sum from that of the norm, if there is one; `direct` is what it has besides.
torch::Tensor through_norm(const torch::Tensor& by_norm, const torch::Tensor& direct,
                           std::span<const torch::Tensor> saved) {
  if (!by_norm.defined()) return direct;
  const auto &sum = saved[0], &scales = saved[1], &weight = saved[2], &bias = saved[3];
  const auto besides = direct.defined() ? direct.contiguous() : direct;
  auto out = torch::empty_like(sum);
  rows::norm_backward(numbers(by_norm), numbers(besides), numbers(sum), numbers(weight, bias, 0),
                      static_cast<const rows::NormScale*>(scales.data_ptr()), size_of(sum),
                      out.data_ptr<float>());
  return out;
}

std::uint32_t* words(const torch::Tensor& marks) {
  return static_cast<std::uint32_t*>(marks.data_ptr());
}

/// A bit for each number that a relu let through.
torch::Tensor marks_of(const torch::Tensor& activated) {
  const auto count = activated.numel();
  auto marks = torch::empty({rows::words_for(count)}, torch::kInt32);
  with_numbers(activated, [&](const auto* x) { rows::mark_positive(x, count, words(marks)); });
  return marks;
}

/// The gradient before the relu.
torch::Tensor through_relu(const torch::Tensor& marks, const torch::Tensor& gradient) {
  const auto from = gradient.contiguous();
  auto out = torch::empty_like(from);
  with_numbers(out, [&](auto* to) {
    rows::keep_marked(numbers_like(to, from), words(marks), out.numel(), to);
  });
  return out;
}

torch::Tensor first_positions(const torch::Tensor& x, std::int64_t count) {
  return x.defined() ? x.narrow(1, 0, count).contiguous() : x;
}

/// Gives the sum of x and change, and what the layers make of its norm.
struct NormedProjections : public Function<NormedProjections> {
  static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                               const MaybeTensor& change, const Norm& norm, const Layers& layers,
                               Store store, std::int64_t asked) {
    const auto type = layers.front()->factors()->forward.type();
    const auto [sum, y, scales] = add_and_norm(x, change, norm, type);
    auto outputs = products(*context, y, layers, store);
    variable_list saved = {sum, scales, norm.weight, norm.bias};
    const bool is_asked = x.requires_grad() || (change && change->requires_grad());
    if (store == Store::relu && is_asked) saved.push_back(marks_of(outputs.front()));
    context->save_for_backward(std::move(saved));
    context->set_materialize_grads(false);
    context->saved_data["relu"] = store == Store::relu;
    context->saved_data["changed"] = change.has_value();
    context->saved_data["asked"] = asked;
    outputs.insert(outputs.begin(), sum);
    return outputs;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    auto saved = context->get_saved_variables();
    const auto asked = context->saved_data["asked"].toInt();
    const auto all = saved.front().sizes().vec();  // saved tensors are replaced below
    const bool is_part = asked < all[1];
    if (is_part) {
      for (auto& gradient : gradients) gradient = first_positions(gradient, asked);
      const auto scales = saved[1].view({all[0], all[1], 2});
      saved[0] = first_positions(saved[0], asked);
      saved[1] = first_positions(scales, asked);
    }
    if (context->saved_data["relu"].toBool() && gradients[1].defined())
      gradients[1] = through_relu(saved.back(), gradients[1]);
    const auto by_norm = input_gradient(*context, std::span(gradients).subspan(1));
    auto out = through_norm(by_norm, gradients.front(), saved);
    if (is_part) out = torch::constant_pad_nd(out, {0, 0, 0, all[1] - asked});
    return {out, context->saved_data["changed"].toBool() ? out : torch::Tensor(), {}, {}, {}, {}};
  }
};

/// Gives the sum of x and change, and its norm.
struct FrozenNorm : public Function<FrozenNorm> {
  static variable_list forward(AutogradContext* context, const torch::Tensor& x,
                               const MaybeTensor& change, const Norm& norm) {
    const auto [sum, y, scales] = add_and_norm(x, change, norm, torch::kFloat32);
    context->save_for_backward({sum, scales, norm.weight, norm.bias});
    context->set_materialize_grads(false);
    context->saved_data["changed"] = change.has_value();
    return {sum, y};
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const auto by_norm = gradients[1].defined() ? gradients[1].contiguous() : gradients[1];
    const auto out = through_norm(by_norm, gradients[0], context->get_saved_variables());
    return {out, context->saved_data["changed"].toBool() ? out : torch::Tensor(), {}};
  }
};

/// Takes the sum from what a step of autograd gave.
void settle(Residual& x, variable_list& given) {
  x = {given.front(), {}};
  given.erase(given.begin());
}

std::vector<torch::Tensor> projected(const Norm& norm, Residual& x, const Layers& layers,
                                     Store store, std::int64_t asked) {
  if (is_frozen(norm) && are_frozen(layers)) {
    auto given =
        NormedProjections::apply(x.sum.contiguous(), maybe(x.change), norm, layers, store, asked);
    settle(x, given);
    return given;
  }
  const auto input = norm(x.settle());
  std::vector<torch::Tensor> outputs;
  for (const auto* layer : layers) {
    outputs.push_back((*layer)(input));
    if (store == Store::relu) outputs.back().relu_();
  }
  return outputs;
}

}  // namespace

std::vector<torch::Tensor> projections(const torch::Tensor& x, const Layers& layers) {
  if (are_frozen(layers)) return Projections::apply(x.contiguous(), layers);
  std::vector<torch::Tensor> outputs;
  for (const auto* layer : layers) outputs.push_back((*layer)(x));
  return outputs;
}

std::vector<torch::Tensor> projections(const Norm& norm, Residual& x, const Layers& layers,
                                       std::int64_t asked) {
  return projected(norm, x, layers, Store::plain, asked);
}

torch::Tensor relu_projection(const Norm& norm, Residual& x, const FrozenLinear& layer) {
  return projected(norm, x, {&layer}, Store::relu, kEveryPosition).front();
}

torch::Tensor normed(const Norm& norm, Residual& x) {
  if (!is_frozen(norm)) return norm(x.settle());
  auto given = FrozenNorm::apply(x.sum.contiguous(), maybe(x.change), norm);
  settle(x, given);
  return given.front();
}

}  // namespace ptw
