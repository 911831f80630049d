// T5 1.0, T5 1.1, Flan-T5 and mT5 (Raffel et al. 2020; Xue et al. 2021): an encoder that reads the
// input and a decoder that writes the target.
#pragma once

#include <vector>

#include "model/checkpoint.h"
#include "model/encoder_decoder.h"
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

class Model : public EncoderDecoder {
 public:
  Model(const T5Config& config, Checkpoint weights, const std::filesystem::path& folder,
        FactorForm form);

  [[nodiscard]] const ModelInfo& info() const override { return info_; }
  [[nodiscard]] const torch::Tensor& embedding_table() const override { return embeddings_; }
  [[nodiscard]] torch::Tensor encode(const EmbeddedInput& input,
                                     const Dropout& dropout) const override;
  [[nodiscard]] torch::Tensor decode(const torch::Tensor& ids, const Source& source,
                                     std::vector<KeysValues>& past) const override;
  [[nodiscard]] const FrozenLinear& output() const override { return output_; }
  [[nodiscard]] std::int64_t start_id() const override { return config_.decoder_start_id; }

  [[nodiscard]] const Checkpoint& checkpoint() const override { return weights_; }
  [[nodiscard]] std::shared_ptr<const FrozenModel> over(Checkpoint weights,
                                                        FactorForm form) const override;

 private:
  [[nodiscard]] std::vector<KeysValues> cross_keys_values(
      const torch::Tensor& encoded) const override;
  [[nodiscard]] bool does_without_keys() const override;
  [[nodiscard]] torch::Tensor self_attention_bias(std::int64_t queries, std::int64_t past,
                                                  const Prefix& prefix) const;

  T5Config config_;
  Checkpoint weights_;
  ModelInfo info_;
  torch::Tensor embeddings_;  // [V, d_model]
  FrozenLinear output_;       // [V, d_model]; the embeddings when tied
  std::vector<EncoderBlock> encoder_;
  PositionBias encoder_bias_;
  Norm encoder_norm_;
  std::vector<DecoderBlock> decoder_;
  PositionBias decoder_bias_;
  Norm decoder_norm_;
};

}  // namespace ptw::t5
