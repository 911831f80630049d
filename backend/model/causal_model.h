// What GPT-2 and Llama have in common: one stack of layers that reads the input and writes the
// target behind it, every position seeing those before it.
//
// Positions count the tokens that are there: padding takes none, so that an input padded on the
// left, on the right or in the middle reads the same.
#pragma once

#include <vector>

#include "model/frozen_linear.h"
#include "model/frozen_model.h"

namespace ptw {

/// How new tokens are read.
struct CausalPass {
  torch::Tensor positions;  ///< [N, Q] int64
  torch::Tensor bias;       ///< [N, 1, Q, K], closes padding and what comes later
  torch::Tensor wanted;     ///< [N, U] int64, the tokens whose output is asked for; undefined: all
  const LayerConditioning& layers;
  const Dropout& dropout;

  /// Every layer but the last is asked for all tokens: the next one looks at them.
  [[nodiscard]] CausalPass of_layer(std::size_t layer, std::size_t layers_in_all) const {
    const bool is_last = layer + 1 == layers_in_all;
    return {positions, bias, is_last ? wanted : torch::Tensor(), layers, dropout};
  }
};

/// Of `x` [N, .., Q, E] the tokens `wanted` [N, U], or all of them: [N, .., U, E].
torch::Tensor at_tokens(const torch::Tensor& wanted, const torch::Tensor& x);

class CausalModel : public FrozenModel {
 public:
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                const Dropout& dropout = {}) const override;

  /// The last layer's output, normalised, of the tokens that are wanted, [N, U, E], for
  /// `embeddings` [N, Q, E]. `past` holds what each layer has seen before, Q' keys, and is
  /// extended; K = Q' + Q.
  [[nodiscard]] virtual torch::Tensor run(const torch::Tensor& embeddings, const CausalPass& pass,
                                          std::vector<KeysValues>& past) const = 0;

  /// Makes logits of the next token of run()'s output.
  [[nodiscard]] virtual const FrozenLinear& output() const = 0;

  /// Logits [B, S, V] at every position of the input; undefined values where the mask is 0.
  [[nodiscard]] torch::Tensor logits(const EmbeddedInput& input) const;
};

}  // namespace ptw
