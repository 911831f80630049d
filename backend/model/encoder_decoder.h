// What T5 and BART have in common: an encoder that reads the input once, and a decoder that writes
// the target with its eyes on the encoder's output.
#pragma once

#include <vector>

#include "model/frozen_linear.h"
#include "model/frozen_model.h"

namespace ptw {

/// What a decoder writes from.
struct Source {
  torch::Tensor encoded;     ///< the encoder's output [B, S, E]
  torch::Tensor cross_bias;  ///< [B, 1, 1, S], closes the padding
  LayerConditioning layers;
  Dropout dropout;
  /// Keys and values of `encoded`, behind the prefix, for every decoder layer; none where few
  /// queries look at it directly.
  std::vector<KeysValues> cross = {};
  torch::Tensor factor = {};  ///< `encoded` as products take it, where there are none
};

class EncoderDecoder : public FrozenModel {
 public:
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                const Dropout& dropout = {}) const override;

  /// The encoder's output [B, S, E]; undefined values where the mask is 0.
  [[nodiscard]] virtual torch::Tensor encode(const EmbeddedInput& input,
                                             const Dropout& dropout = {}) const = 0;

  /// The decoder's output [N, U, E], from which output() makes logits, for its inputs `ids` [N, U],
  /// N a multiple of the encoded batch. `past` holds what each layer's self-attention has seen
  /// before and is extended.
  [[nodiscard]] virtual torch::Tensor decode(const torch::Tensor& ids, const Source& source,
                                             std::vector<KeysValues>& past) const = 0;

  [[nodiscard]] virtual const FrozenLinear& output() const = 0;

  /// `source` with keys and values.
  [[nodiscard]] Source projected(Source source) const;

  /// `source` with or without keys and values, whichever suits targets of the shape of `labels`.
  [[nodiscard]] Source suited_to(const torch::Tensor& labels, const Source& source) const;

  /// What the decoder sees before its first token: the prefix, or nothing.
  [[nodiscard]] std::vector<KeysValues> empty_past(const Source& source,
                                                   std::int64_t sequences) const;

  /// The decoder's inputs for `labels`: shifted right behind the start token, -100 become padding.
  [[nodiscard]] torch::Tensor shifted_right(const torch::Tensor& labels) const;

  [[nodiscard]] virtual std::int64_t start_id() const = 0;

 protected:
  /// Keys and values of the encoder's output, for every decoder layer.
  [[nodiscard]] virtual std::vector<KeysValues> cross_keys_values(
      const torch::Tensor& encoded) const = 0;
  /// Whether the decoder can do without them: all it needs for them is frozen.
  [[nodiscard]] virtual bool does_without_keys() const = 0;

 private:
  [[nodiscard]] Source encoded(const EmbeddedInput& input, const Dropout& dropout) const;
};

}  // namespace ptw
