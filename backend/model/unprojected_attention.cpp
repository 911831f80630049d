#include "model/unprojected_attention.h"

namespace ptw {
namespace {

/// Every head's queries [B, heads, Q, n] times that head's part of `weight` [heads, n, m].
torch::Tensor by_head(const torch::Tensor& x, const torch::Tensor& weight) {
  const auto sequences = x.size(0), heads = x.size(1), queries = x.size(2);
  const auto all = x.transpose(0, 1).reshape({heads, sequences * queries, x.size(3)});
  return torch::bmm(all, weight).view({heads, sequences, queries, -1}).transpose(0, 1);
}

/// [heads * d, E] as [heads, d, E], in `type`.
torch::Tensor parted(const FrozenLinear& layer, std::int64_t heads, torch::ScalarType type) {
  return layer.weight().view({heads, -1, layer.weight().size(1)}).to(type);
}

}  // namespace

bool is_better_unprojected(std::int64_t queries, std::int64_t positions, std::int64_t head_size) {
  // In units of what it takes to bring one position to all heads' width.
  const auto lifting = queries, looking = queries * positions / head_size;
  return 2 * (lifting + looking) <= positions;
}

torch::Tensor attend_unprojected(const torch::Tensor& queries, const torch::Tensor& source,
                                 const FrozenLinear& keys, const FrozenLinear& values,
                                 const torch::Tensor& bias, double scale, const Dropout& dropout,
                                 const AttentionPlace& at) {
  const auto type = queries.scalar_type();
  const auto heads = queries.size(1);
  // A bias of the keys adds the same to all scores of a query, which softmax does not notice.
  const auto lifted = by_head(queries, parted(keys, heads, type)).flatten(1, 2).unsqueeze(1);
  const auto seen = source.to(type).unsqueeze(1);
  const auto gathered = attend(lifted, {seen, seen}, bias, scale, dropout, at);
  const auto parts = gathered.view({queries.size(0), heads, queries.size(2), -1});
  auto out = by_head(parts.to(type), parted(values, heads, type).transpose(1, 2))
                 .transpose(1, 2)
                 .flatten(2);
  if (values.bias().defined()) out = out + values.bias().to(type);
  return out;
}

}  // namespace ptw
