// BART (Lewis et al. 2020): an encoder and a decoder with layer norm behind each sublayer, learned
// positions, the output matrix mostly tied to the embeddings.
#pragma once

#include <vector>

#include "model/bart_config.h"
#include "model/checkpoint.h"
#include "model/encoder_decoder.h"
#include "model/frozen_projections.h"

namespace ptw::bart {

struct Attention {
  FrozenLinear q, k, v, o;  ///< [E, E] with bias
  std::int64_t heads;
  [[nodiscard]] torch::Tensor queries(const torch::Tensor& x) const;
  [[nodiscard]] double scale() const;
  [[nodiscard]] KeysValues keys_values(const torch::Tensor& x) const;
};

struct FeedForward {
  FrozenLinear up, down;
};

struct EncoderBlock {
  Attention attention;
  Norm attention_norm;
  FeedForward feed_forward;
  Norm feed_forward_norm;
};

struct DecoderBlock {
  Attention attention;
  Norm attention_norm;
  Attention cross_attention;
  Norm cross_norm;
  FeedForward feed_forward;
  Norm feed_forward_norm;
};

/// What enters a stack: embeddings, positions, a norm.
struct Entrance {
  torch::Tensor positions;  ///< [2 + n, E]; the first two rows are never read
  Norm norm;
  /// `x` [B, T, E] at positions first, first + 1, ... Throws Error beyond the last one.
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x, std::int64_t first,
                                         const ModelInfo& model) const;
};

class Model : public EncoderDecoder {
 public:
  Model(const BartConfig& config, Checkpoint weights, const std::filesystem::path& folder,
        FactorForm form);

  [[nodiscard]] const ModelInfo& info() const override { return info_; }
  [[nodiscard]] const torch::Tensor& embedding_table() const override { return embeddings_; }
  [[nodiscard]] torch::Tensor embed(const torch::Tensor& ids) const override {
    return embedded(embeddings_, ids);
  }
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
  [[nodiscard]] torch::Tensor embedded(const torch::Tensor& table, const torch::Tensor& ids) const;
  [[nodiscard]] torch::Tensor fed(const FeedForward& layer, const torch::Tensor& x) const;

  BartConfig config_;
  Checkpoint weights_;
  ModelInfo info_;
  torch::Tensor embeddings_, decoder_embeddings_;  // [V, E], mostly one and the same
  FrozenLinear output_;  // the decoder's embeddings when tied, with a bias [V]
  Entrance encoder_entrance_;
  std::vector<EncoderBlock> encoder_;
  Entrance decoder_entrance_;
  std::vector<DecoderBlock> decoder_;
};

}  // namespace ptw::bart
