// A pretrained language model whose weights never change. It takes embedded input, already
// conditioned by a method, and gives logits and generated text. It knows nothing of methods.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "model/dropout.h"
#include "model/layer_conditioning.h"
#include "model/product.h"
#include "model/writing_rules.h"
#include "torch_headers.h"

namespace ptw {

class Checkpoint;

/// What the factors of a frozen layer's products are; their sums are float32 in any case.
enum class Precision { fp32, bf16 };

/// The shape of an attention: `count` heads of `size` numbers each.
struct Heads {
  std::int64_t count = 0;
  std::int64_t size = 0;
  [[nodiscard]] std::int64_t width() const { return count * size; }
};

struct ModelInfo {
  std::filesystem::path folder;
  std::string family;  ///< config.json's model_type, e.g. "t5"
  std::int64_t vocabulary_size = 0;
  std::int64_t embedding_size = 0;
  std::int64_t layers = 0;          ///< of the decoder
  std::int64_t heads = 0;           ///< of the decoder's queries
  Heads key_value_heads;            ///< of the decoder; fewer than `heads` where queries share them
  std::int64_t encoder_layers = 0;  ///< 0 for decoder-only families
  Heads encoder_heads;
  std::int64_t parameters = 0;
  std::int64_t pad_id = 0;
  std::int64_t end_id = 1;  ///< closes targets
  WritingRules writing;
  std::int64_t last_position = -1;  ///< the longest sequence less one; -1: no limit
  std::string decoder_layer;        ///< the weights of decoder layer i are named this, i, "."
  double dropout = 0;               ///< the rate the model was pretrained with

  [[nodiscard]] bool has_encoder() const { return encoder_layers > 0; }
};

/// What the model reads: a batch of embedded sequences, and how a method reaches into its layers.
struct EmbeddedInput {
  torch::Tensor embeddings;  ///< [B, S, E], soft prompt included
  torch::Tensor mask;        ///< [B, S], 1 = attended to, 0 = padding
  LayerConditioning layers = {};
  torch::Tensor pieces = {};  ///< [B, S] int64, the id each position stands for, -1: a soft token
  /// Only so many positions, the first ones, are asked for a gradient.
  std::int64_t asked = kEveryPosition;
};

/// A batch being written, one token at a time, with a key/value cache. Takes no gradient.
class Decoding {
 public:
  virtual ~Decoding() = default;
  /// The logits [B, V] of the first token; called once, before all others.
  virtual torch::Tensor first() = 0;
  /// Appends one token per sequence, `ids` [B], and gives the logits [B, V] of the next one.
  virtual torch::Tensor next(const torch::Tensor& ids) = 0;
  /// Goes on with the sequences `rows` [any], in that order; one may occur several times.
  virtual void keep(const torch::Tensor& rows) = 0;
};

/// A batch that the model has read: targets can be scored and text generated from it.
class ReadInput {
 public:
  virtual ~ReadInput() = default;
  /// Teacher-forced logits [N, U, V] for `labels` [N, U] (ids, -100 where nothing is asked), where
  /// logits[:, t] predict labels[:, t]. N is B, or a multiple of B: then every input has N/B
  /// candidate targets that follow one another.
  [[nodiscard]] virtual torch::Tensor logits(const torch::Tensor& labels) const = 0;
  /// The negative log-likelihood [N] of each row of `labels`, nats, without keeping logits.
  [[nodiscard]] virtual torch::Tensor nll(const torch::Tensor& labels) const = 0;
  [[nodiscard]] virtual std::unique_ptr<Decoding> begin() const = 0;
  /// The ids before the text of every input, as far as they are known: the decoder's first one, or
  /// the pieces that the text continues.
  [[nodiscard]] virtual std::vector<std::vector<std::int64_t>> openings() const = 0;
};

/// Const after construction; its members may be called from several threads at once.
class FrozenModel {
 public:
  virtual ~FrozenModel() = default;
  [[nodiscard]] virtual const ModelInfo& info() const = 0;
  /// The input embeddings [V, E].
  [[nodiscard]] virtual const torch::Tensor& embedding_table() const = 0;
  /// Gradients flow to `input.embeddings` where it asks for them.
  [[nodiscard]] virtual std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                        const Dropout& dropout = {}) const = 0;

  /// Its weights under the names they have in the folder.
  [[nodiscard]] virtual const Checkpoint& checkpoint() const = 0;
  /// The same model over weights of the same shapes, which products read in `form`; gradients flow
  /// to those that ask for it.
  [[nodiscard]] virtual std::shared_ptr<const FrozenModel> over(Checkpoint weights,
                                                                FactorForm form) const = 0;

  /// The embeddings [B, T, E] of `ids` [B, T].
  [[nodiscard]] virtual torch::Tensor embed(const torch::Tensor& ids) const;

 private:
  friend std::shared_ptr<const FrozenModel> computing_in(
      Precision precision, const std::shared_ptr<const FrozenModel>& model);
  mutable std::mutex mutex_;
  mutable std::weak_ptr<const FrozenModel> in_fp32_, in_bf16_;
};

/// A model for many steps in a precision, with copies of the weights for their products; all who
/// use it at the same time share it. In fp32 that is `model` itself where the copies, two for each
/// weight but the output's, might take more than a quarter of the machine's memory.
std::shared_ptr<const FrozenModel> computing_in(Precision precision,
                                                const std::shared_ptr<const FrozenModel>& model);

/// Opens a Hugging Face folder, in float32; the family is read from config.json. Throws Error,
/// naming the file, for an unknown family, absurd sizes, or weights that do not fit.
std::shared_ptr<const FrozenModel> open_model(const std::filesystem::path& folder);

}  // namespace ptw
