// The parts of a T5 block (Raffel et al. 2020, section 2.1): no biases, RMS norm before each
// sublayer, relative positions added to the attention scores, which are not scaled.
#pragma once

#include <cstdint>

#include "model/attention.h"
#include "model/frozen_projections.h"
#include "model/t5_config.h"
#include "model/unprojected_attention.h"
#include "torch_headers.h"

namespace ptw::t5 {

/// The bucket of every relative position (key position - query position), any shape, int64.
torch::Tensor relative_buckets(const torch::Tensor& relative, bool bidirectional,
                               std::int64_t buckets, std::int64_t max_distance);

/// Learned scores of relative positions; one table serves all layers of a stack.
struct PositionBias {
  torch::Tensor table;  ///< [buckets, heads]
  bool bidirectional;   ///< encoder; the decoder's looks back only
  std::int64_t max_distance;
  /// [1, heads, queries, keys] for queries that start at position `first_query` and keys at 0.
  /// Unless bidirectional, keys after their query get minus infinity.
  [[nodiscard]] torch::Tensor operator()(std::int64_t queries, std::int64_t keys,
                                         std::int64_t first_query = 0) const;
};

struct Attention {
  FrozenLinear q, k, v;  ///< [heads * d_kv, d_model]
  FrozenLinear o;        ///< [d_model, heads * d_kv]
  std::int64_t heads;

  /// Queries [inputs, heads, Q, d_kv] of norm(x), `x` [B, T, d_model] with B * T = inputs * Q.
  [[nodiscard]] torch::Tensor queries(const Norm& norm, Residual& x, std::int64_t inputs) const;
  /// Keys and values of `x` [B, K, d_model].
  [[nodiscard]] KeysValues keys_values(const torch::Tensor& x) const;
  /// Queries, keys and values of norm(x), of which the first `asked` positions need a gradient.
  [[nodiscard]] std::pair<torch::Tensor, KeysValues> queries_keys_values(
      const Norm& norm, Residual& x, std::int64_t asked = kEveryPosition) const;
  /// What the queries gather, [B, Q, d_model]; `bias` is broadcast to [B, heads, Q, K].
  [[nodiscard]] torch::Tensor gather(const torch::Tensor& queries, const KeysValues& over,
                                     const torch::Tensor& bias, const Dropout& dropout,
                                     const AttentionPlace& at,
                                     std::int64_t asked = kEveryPosition) const;
  /// The same over keys and values of `source` that are not made.
  [[nodiscard]] torch::Tensor gather(const torch::Tensor& queries, const DirectSource& source,
                                     const torch::Tensor& bias) const;
};

struct FeedForward {
  FrozenLinear wi;    ///< [d_ff, d_model]; wi_0 when gated
  FrozenLinear wi_1;  ///< [d_ff, d_model]
  FrozenLinear wo;    ///< [d_model, d_ff]
  bool gated;
  Activation activation;
  /// Of norm(x).
  [[nodiscard]] torch::Tensor operator()(const Norm& norm, Residual& x,
                                         const Dropout& dropout) const;

 private:
  [[nodiscard]] torch::Tensor hidden(const Norm& norm, Residual& x) const;
};

}  // namespace ptw::t5
