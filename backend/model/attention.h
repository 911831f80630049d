// What attention is in every family: queries that gather values by the likeness of keys.
#pragma once

#include <cstdint>
#include <vector>

#include "model/dropout.h"
#include "model/layer_conditioning.h"
#include "torch_headers.h"

namespace ptw {

/// [B, T, heads * d] to [B, heads, T, d].
torch::Tensor split_heads(const torch::Tensor& x, std::int64_t heads);

/// Where an attention stands, for whoever watches it.
struct AttentionPlace {
  const LayerConditioning& layers;
  Sublayer sublayer;
  std::size_t layer;
};

/// softmax(scale * queries keys^T + bias) values, heads merged: [B, Q, heads * d] from queries
/// [B, heads, Q, d]; `bias` is broadcast to [B, heads, Q, K]. Keys and values may have fewer heads:
/// then each serves several query heads. Queries, keys and values may get no gradient behind their
/// first `asked` positions.
torch::Tensor attend(const torch::Tensor& queries, const KeysValues& over,
                     const torch::Tensor& bias, double scale, const Dropout& dropout,
                     const AttentionPlace& at, std::int64_t asked = kEveryPosition);

/// 0 where `open` is true, minus the largest float elsewhere: what closed keys get in the scores.
torch::Tensor closing_bias(const torch::Tensor& open);

/// `bias` [.., Q, K] with `prefix` more keys in front that every query sees.
torch::Tensor behind_prefix(const torch::Tensor& bias, std::int64_t prefix);

/// `first` and behind it `second`, along the keys; `first` may be undefined, or stand for all
/// sequences with a batch of 1.
KeysValues joined(const KeysValues& first, const KeysValues& second);

/// What every layer's self-attention has seen before the first token: the prefix or nothing.
std::vector<KeysValues> starting_past(const std::vector<KeysValues>& prefix, std::size_t layers,
                                      std::int64_t sequences);

/// Keys that every layer holds.
std::int64_t length(const std::vector<KeysValues>& past);

/// The sequences `rows` of every layer, in that order.
void select_rows(std::vector<KeysValues>& past, const torch::Tensor& rows);

}  // namespace ptw
