// T5 1.0, T5 1.1, Flan-T5 and mT5 (Raffel et al. 2020; Xue et al. 2021): an encoder that reads the
// input and a decoder that writes the target.
#pragma once

#include <vector>

#include "model/checkpoint.h"
#include "model/frozen_model.h"
#include "model/t5_layers.h"

namespace ptw::t5 {

struct EncoderBlock {
  Norm attention_norm;
  Attention attention;
  Norm feed_forward_norm;
  FeedForward feed_forward;
};

struct DecoderBlock {
  Norm attention_norm;
  Attention attention;
  Norm cross_norm;
  Attention cross_attention;
  Norm feed_forward_norm;
  FeedForward feed_forward;
};

class Model : public FrozenModel {
 public:
  Model(const T5Config& config, const Checkpoint& weights, const std::filesystem::path& folder);

  [[nodiscard]] const ModelInfo& info() const override { return info_; }
  [[nodiscard]] const torch::Tensor& embedding_table() const override { return embeddings_; }
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                const Dropout& dropout) const override;

  /// The encoder's output [B, S, d_model]; undefined values where the mask is 0.
  [[nodiscard]] torch::Tensor encode(const EmbeddedInput& input, const Dropout& dropout = {}) const;

  /// Keys and values of the encoder's output, for every decoder layer.
  [[nodiscard]] std::vector<KeysValues> cross_keys_values(const torch::Tensor& encoded) const;

  /// Logits [N, U, V] of decoder inputs `ids` [N, U], N a multiple of the encoded batch. `past`
  /// holds what each layer's self-attention has seen before (empty at the start) and is extended.
  [[nodiscard]] torch::Tensor decode(const torch::Tensor& ids, const std::vector<KeysValues>& cross,
                                     const torch::Tensor& cross_mask, std::vector<KeysValues>& past,
                                     const Dropout& dropout) const;

  /// The decoder's inputs for `labels`: shifted right behind the start token, -100 become padding.
  [[nodiscard]] torch::Tensor shifted_right(const torch::Tensor& labels) const;

  [[nodiscard]] std::int64_t start_id() const { return config_.decoder_start_id; }

 private:
  T5Config config_;
  ModelInfo info_;
  torch::Tensor embeddings_;  // [V, d_model]
  torch::Tensor output_;      // [V, d_model]; the embeddings when tied
  std::vector<EncoderBlock> encoder_;
  PositionBias encoder_bias_;
  Norm encoder_norm_;
  std::vector<DecoderBlock> decoder_;
  PositionBias decoder_bias_;
  Norm decoder_norm_;
};

}  // namespace ptw::t5
