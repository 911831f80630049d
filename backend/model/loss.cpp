#include "model/loss.h"

#include <algorithm>

#include "model/numbers.h"

namespace ptw {
namespace {

constexpr std::int64_t kRowsAtOnce = 64;

/// The negative log-likelihood of a label for every row of `hidden` [R, E].
struct LabelNll : public torch::autograd::Function<LabelNll> {
  using Context = torch::autograd::AutogradContext;
  using Tensors = torch::autograd::variable_list;

  static torch::Tensor forward(Context* context, const torch::Tensor& hidden,
                               const FrozenLinear::Factors& output, const torch::Tensor& labels,
                               bool differentiated) {
    const auto type = output.forward.type();
    const auto rows = hidden.size(0), columns = output.forward.columns();
    const auto input = hidden.to(type).contiguous();
    auto nll = torch::empty({rows}, torch::kFloat32);
    const auto gradient = differentiated ? torch::empty_like(hidden) : torch::Tensor();
    const auto room = torch::empty({std::min(rows, kRowsAtOnce), columns}, torch::kFloat32);
    const auto factors = type == torch::kFloat32 ? room : torch::empty(room.sizes(), type);
    for (std::int64_t begin = 0; begin < rows; begin += kRowsAtOnce) {
      const auto end = std::min(rows, begin + kRowsAtOnce);
      const auto logits = room.slice(0, 0, end - begin),
                 by_logits = factors.slice(0, 0, end - begin);
      multiply(input.slice(0, begin, end), output.forward, logits, Store::plain, output.bias);
      for (std::int64_t row = begin; row < end; ++row)
        nll.data_ptr<float>()[row] = score(
            logits[row - begin], labels.data_ptr<std::int64_t>()[row], by_logits[row - begin]);
      if (differentiated) multiply(by_logits, output.backward, gradient.slice(0, begin, end));
    }
    context->save_for_backward({gradient});
    return nll;
  }

  static Tensors backward(Context* context, Tensors gradients) {
    const auto gradient = context->get_saved_variables().front();
    return {gradient * gradients.front().unsqueeze(1), {}, {}, {}};
  }

 private:
  /// Of one row of logits, which are used up.
  static float score(const torch::Tensor& logits, std::int64_t label,
                     const torch::Tensor& gradient) {
    return with_numbers(gradient, [&](auto* out) {
      return rows::label_nll(logits.data_ptr<float>(), logits.size(0), label, out);
    });
  }
};

}  // namespace

torch::Tensor sequence_nll(const torch::Tensor& logits, const torch::Tensor& labels) {
  const auto each = torch::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {},
                                              at::Reduction::None, -100);
  return each.view(labels.sizes()).sum(1);
}

torch::Tensor sequence_nll(const FrozenLinear& output, const torch::Tensor& hidden,
                           const torch::Tensor& labels) {
  if (!output.is_frozen()) return sequence_nll(output(hidden), labels);
  const auto all = labels.flatten();
  const auto places = (all != -100).nonzero().squeeze(1);
  const bool differentiated = torch::GradMode::is_enabled() && hidden.requires_grad();
  const auto each = LabelNll::apply(hidden.flatten(0, 1).index_select(0, places), *output.factors(),
                                    all.index_select(0, places), differentiated);
  return torch::zeros({labels.size(0)}).index_add(0, places.div(labels.size(1), "floor"), each);
}

std::int64_t counted(const torch::Tensor& labels) {
  return (labels != -100).sum().item<std::int64_t>();
}

torch::Tensor mean_loss(const torch::Tensor& logits, const torch::Tensor& labels) {
  return torch::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {}, at::Reduction::Mean,
                                   -100);
}

}  // namespace ptw
