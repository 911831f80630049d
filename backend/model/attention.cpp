#include "model/attention.h"

#include <algorithm>
#include <limits>

#include "model/attention_scores.h"
#include "model/product.h"

namespace ptw {
namespace {

/// Every key/value head once for each of the query heads that it serves.
KeysValues served_to(const KeysValues& over, std::int64_t heads) {
  const auto each = heads / over.keys.size(1);
  if (each == 1) return over;
  return {over.keys.repeat_interleave(each, 1), over.values.repeat_interleave(each, 1)};
}

/// Room for [B, heads, T, d] that becomes [B, T, heads * d] without a copy.
torch::Tensor room_like(const torch::Tensor& heads) {
  return torch::empty({heads.size(0), heads.size(2), heads.size(1), heads.size(3)}, heads.options())
      .transpose(1, 2);
}

/// The first `count` positions of [B, heads, T, any].
torch::Tensor first(const torch::Tensor& x, std::int64_t count) {
  return x.narrow(2, 0, std::min(count, x.size(2)));
}

/// Room likewise, with 0 where none is asked for.
torch::Tensor gradient_like(const torch::Tensor& heads, std::int64_t asked) {
  auto room = room_like(heads);
  return asked < heads.size(2) ? room.zero_() : room;
}

/// Keeps the weights and what they were made of, nothing between.
struct FusedAttention : public torch::autograd::Function<FusedAttention> {
  using Context = torch::autograd::AutogradContext;
  using Tensors = torch::autograd::variable_list;

  static torch::Tensor forward(Context* context, const torch::Tensor& queries,
                               const torch::Tensor& keys, const torch::Tensor& values,
                               const torch::Tensor& bias, double scale, std::int64_t asked) {
    const auto scores = torch::empty(
        {queries.size(0), queries.size(1), queries.size(2), keys.size(2)}, torch::kFloat32);
    multiply(queries, keys.transpose(2, 3), scores);
    const auto weights = attention_weights(scores, bias, scale, queries.scalar_type());
    auto gathered = room_like(queries);
    multiply(weights, values, gathered);
    context->save_for_backward({queries, keys, values, weights});
    context->saved_data["scale"] = scale;
    context->saved_data["asked"] = asked;
    return gathered.transpose(1, 2).flatten(2);
  }

  static Tensors backward(Context* context, Tensors gradients) {
    const auto saved = context->get_saved_variables();
    const auto &queries = saved[0], &keys = saved[1], &values = saved[2], &weights = saved[3];
    const auto gradient =
        split_heads(gradients.front().to(queries.scalar_type()).contiguous(), queries.size(1));
    const auto asked = context->saved_data["asked"].toInt();
    const auto queries_gradient = gradient_like(queries, asked),
               keys_gradient = gradient_like(keys, asked),
               values_gradient = gradient_like(values, asked);
    multiply(first(weights.transpose(2, 3), asked), gradient, first(values_gradient, asked));
    const auto weights_gradient = torch::empty(weights.sizes(), torch::kFloat32);
    multiply(gradient, values.transpose(2, 3), weights_gradient);
    const auto scores =
        scores_gradient(weights, weights_gradient, context->saved_data["scale"].toDouble());
    multiply(first(scores, asked), keys, first(queries_gradient, asked));
    multiply(first(scores.transpose(2, 3), asked), queries, first(keys_gradient, asked));
    return {queries_gradient, keys_gradient, values_gradient, {}, {}, {}};
  }
};

/// As a product takes it: an expanded dimension has to be written out.
torch::Tensor laid_out(const torch::Tensor& x) {
  for (std::int64_t i = 0; i < x.dim(); ++i)
    if (x.stride(i) == 0 && x.size(i) > 1) return x.contiguous();
  return x.stride(-1) == 1 ? x : x.contiguous();
}

}  // namespace

torch::Tensor split_heads(const torch::Tensor& x, std::int64_t heads) {
  return x.view({x.size(0), x.size(1), heads, -1}).transpose(1, 2);
}

torch::Tensor attend(const torch::Tensor& queries, const KeysValues& over,
                     const torch::Tensor& bias, double scale, const Dropout& dropout,
                     const AttentionPlace& at, std::int64_t asked) {
  const auto shared = served_to(over, queries.size(1));
  const auto alike = [&](const torch::Tensor& x) { return x.to(queries.scalar_type()); };
  if (!at.layers.watch && !dropout.is_active() && !bias.requires_grad())
    return FusedAttention::apply(laid_out(queries), laid_out(alike(shared.keys)),
                                 laid_out(alike(shared.values)), bias, scale, asked);
  const auto exact = [](const torch::Tensor& x) { return x.to(torch::kFloat32); };
  auto scores = torch::matmul(exact(queries), exact(shared.keys).transpose(2, 3));
  if (scale != 1) scores.mul_(scale);
  const auto weights = torch::softmax(scores.add_(bias), -1);
  if (at.layers.watch) at.layers.watch(at.sublayer, at.layer, {over, weights});
  return torch::matmul(dropout(weights), exact(shared.values)).transpose(1, 2).flatten(2);
}

torch::Tensor closing_bias(const torch::Tensor& open) {
  return torch::zeros(open.sizes(), open.options().dtype(torch::kFloat32))
      .masked_fill_(open.logical_not(), std::numeric_limits<float>::lowest());
}

torch::Tensor behind_prefix(const torch::Tensor& bias, std::int64_t prefix) {
  return prefix == 0 ? bias : torch::constant_pad_nd(bias, {prefix, 0}, 0);
}

KeysValues joined(const KeysValues& first, const KeysValues& second) {
  if (!first.keys.defined()) return second;
  const auto put = [](const torch::Tensor& front, const torch::Tensor& back) {
    return torch::cat({front.to(back.scalar_type()).expand({back.size(0), -1, -1, -1}), back}, 2);
  };
  return {put(first.keys, second.keys), put(first.values, second.values)};
}

std::vector<KeysValues> starting_past(const std::vector<KeysValues>& prefix, std::size_t layers,
                                      std::int64_t sequences) {
  if (prefix.empty()) return std::vector<KeysValues>(layers);
  std::vector<KeysValues> past;
  for (const auto& [keys, values] : prefix)
    past.push_back({keys.expand({sequences, -1, -1, -1}), values.expand({sequences, -1, -1, -1})});
  return past;
}

std::int64_t length(const std::vector<KeysValues>& past) {
  return past.empty() || !past.front().keys.defined() ? 0 : past.front().keys.size(2);
}

void select_rows(std::vector<KeysValues>& past, const torch::Tensor& rows) {
  for (auto& [keys, values] : past) {
    keys = keys.index_select(0, rows);
    values = values.index_select(0, rows);
  }
}

}  // namespace ptw
