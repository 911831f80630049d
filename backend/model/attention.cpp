#include "model/attention.h"

#include <limits>

namespace ptw {
namespace {

/// Every key/value head once for each of the query heads that it serves.
KeysValues served_to(const KeysValues& over, std::int64_t heads) {
  const auto each = heads / over.keys.size(1);
  if (each == 1) return over;
  return {over.keys.repeat_interleave(each, 1), over.values.repeat_interleave(each, 1)};
}

}  // namespace

torch::Tensor split_heads(const torch::Tensor& x, std::int64_t heads) {
  return x.view({x.size(0), x.size(1), heads, -1}).transpose(1, 2);
}

torch::Tensor attend(const torch::Tensor& queries, const KeysValues& over,
                     const torch::Tensor& bias, double scale, const Dropout& dropout,
                     const AttentionPlace& at) {
  const auto shared = served_to(over, queries.size(1));
  auto scores = torch::matmul(queries, shared.keys.transpose(2, 3));
  if (scale != 1) scores.mul_(scale);
  const auto weights = torch::softmax(scores.add_(bias), -1);
  if (at.layers.watch) at.layers.watch(at.sublayer, at.layer, {over, weights});
  return torch::matmul(dropout(weights), shared.values).transpose(1, 2).flatten(2);
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
    return torch::cat({front.expand({back.size(0), -1, -1, -1}), back}, 2);
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
