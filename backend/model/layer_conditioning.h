// How a method reaches into the layers of a frozen model: keys and values before a layer's own
// (prefix-tuning), small networks behind its sublayers (adapters), and an eye on the attention.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "torch_headers.h"

namespace ptw {

/// The parts of a layer. A decoder-only model has the decoder's, without cross-attention.
enum class Sublayer {
  encoder_attention,
  encoder_feed_forward,
  decoder_attention,
  cross_attention,
  decoder_feed_forward
};

struct KeysValues {
  torch::Tensor keys;    ///< [B, heads, K, d]
  torch::Tensor values;  ///< [B, heads, K, d]
};

/// In place of a number of positions.
inline constexpr std::int64_t kEveryPosition = std::numeric_limits<std::int64_t>::max();

/// Keys and values that attention sees before its own: per attention one entry for every layer, or
/// none at all. Their batch is 1; every sequence sees the same. They are always attended to.
struct Prefix {
  std::vector<KeysValues> encoder_attention;
  std::vector<KeysValues> decoder_attention;
  std::vector<KeysValues> cross_attention;
  /// Whether the decoder's tokens stand behind the prefix, which then takes positions 0..P-1, or
  /// begin at position 0 as if it were not there.
  bool takes_positions = false;
};

/// What one attention looked at, and how much.
struct AttentionSight {
  const KeysValues& over;        ///< prefix included
  const torch::Tensor& weights;  ///< [B, heads, Q, K]
};

struct LayerConditioning {
  Prefix prefix;

  /// What becomes of a sublayer's output [B, T, E] before it is added to the residual.
  std::function<torch::Tensor(Sublayer, std::size_t layer, const torch::Tensor& output)> adapter;

  /// Is shown the attention of every layer, in the thread that computes it.
  std::function<void(Sublayer, std::size_t layer, const AttentionSight&)> watch;

  [[nodiscard]] torch::Tensor adapted(Sublayer sublayer, std::size_t layer,
                                      const torch::Tensor& output) const {
    return adapter ? adapter(sublayer, layer, output) : output;
  }
};

}  // namespace ptw
