// GPT-2 (Radford et al. 2019): a decoder-only stack, layer norm before each sublayer, learned
// positions, the output matrix tied to the embeddings.
#pragma once

#include <vector>

#include "model/causal_model.h"
#include "model/checkpoint.h"
#include "model/frozen_projections.h"
#include "model/gpt2_config.h"

namespace ptw::gpt2 {

struct Block {
  Norm attention_norm;
  FrozenLinear query_key_value;  ///< E to 3 E, all heads of the three side by side
  FrozenLinear attention_output;
  Norm feed_forward_norm;
  FrozenLinear up;    ///< E to d_ff
  FrozenLinear down;  ///< d_ff to E
};

class Model : public CausalModel {
 public:
  Model(const Gpt2Config& config, Checkpoint weights, const std::filesystem::path& folder,
        FactorForm form);

  [[nodiscard]] const ModelInfo& info() const override { return info_; }
  [[nodiscard]] const torch::Tensor& embedding_table() const override { return embeddings_; }
  [[nodiscard]] torch::Tensor run(const torch::Tensor& embeddings, const CausalPass& pass,
                                  std::vector<KeysValues>& past) const override;
  [[nodiscard]] const FrozenLinear& output() const override { return output_; }
  [[nodiscard]] const Checkpoint& checkpoint() const override { return weights_; }
  [[nodiscard]] std::shared_ptr<const FrozenModel> over(Checkpoint weights,
                                                        FactorForm form) const override;

 private:
  [[nodiscard]] torch::Tensor attended(std::size_t layer, Residual& x, const CausalPass& pass,
                                       KeysValues& past) const;

  Gpt2Config config_;
  Checkpoint weights_;
  ModelInfo info_;
  torch::Tensor embeddings_;  // [V, E]
  torch::Tensor positions_;   // [n_positions, E]
  FrozenLinear output_;       // [V, E]
  std::vector<Block> blocks_;
  Norm final_norm_;
};

}  // namespace ptw::gpt2
