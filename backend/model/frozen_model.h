// A pretrained language model whose weights never change. It takes embedded input, already
// conditioned by a method, and gives logits and generated text. It knows nothing of methods.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "torch_headers.h"

namespace ptw {

struct ModelInfo {
  std::filesystem::path folder;
  std::string family;  ///< config.json's model_type, e.g. "t5"
  std::int64_t vocabulary_size = 0;
  std::int64_t embedding_size = 0;
  std::int64_t layers = 0;  ///< of the decoder
  std::int64_t heads = 0;
  std::int64_t encoder_layers = 0;  ///< 0 for decoder-only families
  std::int64_t parameters = 0;
  std::int64_t pad_id = 0;
  std::int64_t end_id = 1;
  double dropout = 0;  ///< the rate the model was pretrained with
};

/// What the model reads: a batch of embedded sequences.
struct EmbeddedInput {
  torch::Tensor embeddings;  ///< [B, S, E], soft prompt included
  torch::Tensor mask;        ///< [B, S], 1 = attended to, 0 = padding
};

/// Dropout with a generator of its own, so that a step's randomness depends on its seed alone.
class Dropout {
 public:
  Dropout() = default;  ///< none
  Dropout(double rate, std::uint64_t seed);
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;

 private:
  double rate_ = 0;
  std::optional<at::Generator> generator_;
};

/// A batch being written, one token at a time, with a key/value cache. Takes no gradient.
class Decoding {
 public:
  virtual ~Decoding() = default;
  /// Appends one token per sequence, `ids` [B], and gives the logits [B, V] of the next one.
  virtual torch::Tensor next(const torch::Tensor& ids) = 0;
  /// The token with which every sequence begins.
  [[nodiscard]] virtual std::int64_t start_id() const = 0;
};

/// A batch that the model has read: targets can be scored and text generated from it.
class ReadInput {
 public:
  virtual ~ReadInput() = default;
  /// Teacher-forced logits [N, U, V] for `labels` [N, U] (ids, -100 where nothing is asked), where
  /// logits[:, t] predict labels[:, t]. N is B, or a multiple of B: then every input has N/B
  /// candidate targets that follow one another.
  [[nodiscard]] virtual torch::Tensor logits(const torch::Tensor& labels) const = 0;
  [[nodiscard]] virtual std::unique_ptr<Decoding> begin() const = 0;
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

  /// The embeddings [B, T, E] of `ids` [B, T].
  [[nodiscard]] torch::Tensor embed(const torch::Tensor& ids) const;
};

/// Opens a Hugging Face folder; the family is read from config.json. Throws Error, naming the file,
/// for an unknown family, absurd sizes, or weights that do not fit.
std::shared_ptr<const FrozenModel> open_model(const std::filesystem::path& folder);

}  // namespace ptw
