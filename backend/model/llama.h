// Llama (Touvron et al. 2023): a decoder-only stack with RMS norm before each sublayer, rotary
// positions (Su et al. 2021), a gated feed-forward (SwiGLU) and key/value heads that several query
// heads share (Ainslie et al. 2023).
#pragma once

#include <vector>

#include "model/causal_model.h"
#include "model/checkpoint.h"
#include "model/frozen_projections.h"
#include "model/llama_config.h"

namespace ptw::llama {

struct Block {
  Norm attention_norm;
  FrozenLinear q;     ///< E to heads * d
  FrozenLinear k, v;  ///< E to key_value_heads * d
  FrozenLinear o;     ///< heads * d to E
  Norm feed_forward_norm;
  FrozenLinear gate, up;  ///< E to d_ff
  FrozenLinear down;      ///< d_ff to E: down(act(gate(x)) * up(x))
};

/// The angle's cosine and sine of every position, [N, 1, Q, d].
struct Rotation {
  torch::Tensor cosine, sine;
  /// Turns `x` [N, heads, Q, d]: dimension i pairs with dimension i + d/2.
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
};

class Model : public CausalModel {
 public:
  Model(const LlamaConfig& config, Checkpoint weights, const std::filesystem::path& folder,
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
  [[nodiscard]] Rotation rotation(const torch::Tensor& positions) const;
  [[nodiscard]] torch::Tensor attended(std::size_t layer, Residual& x, const Rotation& rotate,
                                       const CausalPass& pass, KeysValues& past) const;

  LlamaConfig config_;
  Checkpoint weights_;
  ModelInfo info_;
  torch::Tensor embeddings_;   // [V, E]
  FrozenLinear output_;        // [V, E]
  torch::Tensor frequencies_;  // [d / 2]
  std::vector<Block> blocks_;
  Norm final_norm_;
};

}  // namespace ptw::llama
