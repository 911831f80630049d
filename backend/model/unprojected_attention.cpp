#include "model/unprojected_attention.h"

#include "model/attention_scores.h"
#include "model/product.h"

namespace ptw {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// A layer's weight [heads * d, E] as [heads, d, E].
torch::Tensor by_head(const FrozenLinear::Factors& layer, std::int64_t heads) {
  const auto& weight = layer.backward.matrix();
  return weight.view({heads, -1, weight.size(1)});
}

/// Every head's part of x [N, heads, n] times that head's of `weight` [heads, n, m]: [N, heads, m].
torch::Tensor times(const torch::Tensor& x, const torch::Tensor& weight) {
  auto out = torch::empty({x.size(0), x.size(1), weight.size(2)}, x.options());
  multiply(x.transpose(0, 1), weight, out.transpose(0, 1));
  return out;
}

struct UnprojectedAttention : public torch::autograd::Function<UnprojectedAttention> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& queries,
                               const torch::Tensor& source, const torch::Tensor& seen,
                               const FrozenLinear& keys, const FrozenLinear& values,
                               const torch::Tensor& bias, double scale) {
    const auto inputs = queries.size(0), heads = queries.size(1), positions = seen.size(1);
    const auto apart = queries.transpose(1, 2).flatten(0, 1).contiguous();  // [B * Q, heads, d]
    const auto lifted =
        times(apart, by_head(*keys.factors(), heads)).view({inputs, -1, seen.size(2)});
    const auto scores = torch::empty({inputs, 1, lifted.size(1), positions}, torch::kFloat32);
    multiply(lifted, seen.transpose(1, 2), scores.squeeze(1));
    // A bias of the keys adds the same to all scores of a query, which softmax does not notice.
    const auto weights = attention_weights(scores, bias, scale, lifted.scalar_type()).squeeze(1);
    const auto gathered = torch::empty_like(lifted);
    multiply(weights, seen, gathered);
    const auto out =
        times(gathered.view({-1, heads, seen.size(2)}), by_head(*values.factors(), heads).mT());
    context->save_for_backward({seen, lifted, weights});
    context->saved_data["keys"] = torch::IValue::make_capsule(keys.factors());
    context->saved_data["values"] = torch::IValue::make_capsule(values.factors());
    context->saved_data["heads"] = heads;
    context->saved_data["scale"] = scale;
    context->saved_data["asked"] = source.requires_grad();
    return out.view({inputs, queries.size(2), -1});
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const auto saved = context->get_saved_variables();
    const auto &seen = saved[0], &lifted = saved[1], &weights = saved[2];
    const auto heads = context->saved_data["heads"].toInt();
    const auto outer = gradients.front().to(seen.scalar_type()).contiguous();
    const auto by_gathered =
        times(outer.view({-1, heads, outer.size(2) / heads}), weight_of("values", *context))
            .view_as(lifted);
    const auto by_weights = torch::empty(weights.sizes(), torch::kFloat32);
    multiply(by_gathered, seen.transpose(1, 2), by_weights);
    const auto by_scores =
        scores_gradient(weights, by_weights, context->saved_data["scale"].toDouble());
    torch::Tensor by_source;
    if (context->saved_data["asked"].toBool()) {
      by_source = torch::empty(seen.sizes(), torch::kFloat32);
      multiply(weights.transpose(1, 2), by_gathered, by_source);
      multiply(by_scores.transpose(1, 2), lifted, by_source, Store::add);
    }
    const auto by_lifted = torch::empty_like(lifted);
    multiply(by_scores, seen, by_lifted);
    const auto by_queries =
        times(by_lifted.view({-1, heads, seen.size(2)}), weight_of("keys", *context).mT());
    const auto queries = by_queries.view({outer.size(0), outer.size(1), heads, -1});
    return {queries.transpose(1, 2), by_source, {}, {}, {}, {}, {}};
  }

 private:
  static torch::Tensor weight_of(const char* layer, AutogradContext& context) {
    const auto factors = context.saved_data.at(layer).toCapsule();
    return by_head(static_cast<const FrozenLinear::Factors&>(*factors),
                   context.saved_data["heads"].toInt());
  }
};

}  // namespace

bool is_better_unprojected(std::int64_t queries, std::int64_t positions, std::int64_t head_size) {
  // In units of what it takes to bring one position to all heads' width.
  const auto lifting = queries, looking = queries * positions / head_size;
  return 2 * (lifting + looking) <= positions;
}

torch::Tensor attend_unprojected(const torch::Tensor& queries, const DirectSource& source,
                                 const FrozenLinear& keys, const FrozenLinear& values,
                                 const torch::Tensor& bias, double scale) {
  const auto type = keys.factors()->forward.type();
  const auto out = UnprojectedAttention::apply(queries.to(type), source.numbers,
                                               source.factor.to(type), keys, values, bias, scale);
  return values.bias().defined() ? out + values.bias().to(type) : out;
}

}  // namespace ptw
