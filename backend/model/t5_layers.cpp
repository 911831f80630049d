#include "model/t5_layers.h"

#include <cmath>
#include <limits>

namespace ptw::t5 {
torch::Tensor relative_buckets(const torch::Tensor& relative, bool bidirectional,
                               std::int64_t buckets, std::int64_t max_distance) {
  auto offset = torch::zeros_like(relative);
  auto distance = -torch::clamp_max(relative, 0);
  if (bidirectional) {
    buckets /= 2;
    offset = (relative > 0).to(torch::kInt64) * buckets;
    distance = relative.abs();
  }
  // Half of the buckets are single positions; the others grow logarithmically to max_distance.
  const auto exact = buckets / 2;
  const double scale = static_cast<double>(buckets - exact) /
                       std::log(static_cast<double>(max_distance) / static_cast<double>(exact));
  const auto ratio = distance.clamp_min(1).to(torch::kFloat32) / static_cast<double>(exact);
  const auto coarse =
      (exact + (torch::log(ratio) * scale).to(torch::kInt64)).clamp_max(buckets - 1);
  return offset + torch::where(distance < exact, distance, coarse);
}

torch::Tensor PositionBias::operator()(std::int64_t queries, std::int64_t keys,
                                       std::int64_t first_query) const {
  const auto options = torch::TensorOptions().dtype(torch::kInt64).device(table.device());
  const auto query_positions = torch::arange(first_query, first_query + queries, options);
  const auto relative = torch::arange(keys, options).unsqueeze(0) - query_positions.unsqueeze(1);
  const auto bucket = relative_buckets(relative, bidirectional, table.size(0), max_distance);
  auto bias = torch::embedding(table, bucket).permute({2, 0, 1}).contiguous().unsqueeze(0);
  if (!bidirectional)
    bias = bias.masked_fill(relative > 0, -std::numeric_limits<float>::infinity());
  return bias;
}

torch::Tensor Attention::queries(const Norm& norm, Residual& x, std::int64_t inputs) const {
  const auto made = projections(norm, x, {&q}).front();
  return split_heads(made.view({inputs, -1, made.size(-1)}), heads);
}

KeysValues Attention::keys_values(const torch::Tensor& x) const {
  const auto made = projections(x, {&k, &v});
  return {split_heads(made[0], heads), split_heads(made[1], heads)};
}

std::pair<torch::Tensor, KeysValues> Attention::queries_keys_values(const Norm& norm, Residual& x,
                                                                    std::int64_t asked) const {
  const auto made = projections(norm, x, {&q, &k, &v}, asked);
  return {split_heads(made[0], heads), {split_heads(made[1], heads), split_heads(made[2], heads)}};
}

torch::Tensor Attention::gather(const torch::Tensor& queries, const KeysValues& over,
                                const torch::Tensor& bias, const Dropout& dropout,
                                const AttentionPlace& at, std::int64_t asked) const {
  return o(attend(queries, over, bias, 1, dropout, at, asked));
}

torch::Tensor Attention::gather(const torch::Tensor& queries, const DirectSource& source,
                                const torch::Tensor& bias) const {
  return o(attend_unprojected(queries, source, k, v, bias, 1));
}

torch::Tensor FeedForward::hidden(const Norm& norm, Residual& x) const {
  if (!gated && activation == Activation::relu) return relu_projection(norm, x, wi);
  if (!gated) return activate(projections(norm, x, {&wi}).front(), activation);
  const auto made = projections(norm, x, {&wi, &wi_1});
  return activate_gated(made[0], made[1], activation);
}

torch::Tensor FeedForward::operator()(const Norm& norm, Residual& x, const Dropout& dropout) const {
  return wo(dropout(hidden(norm, x)));
}

}  // namespace ptw::t5
