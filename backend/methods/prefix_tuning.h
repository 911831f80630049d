// Prefix-tuning (Li and Liang 2021): every layer's attention sees P more keys and values.
//
//   paper  encoder self-attention, decoder self-attention and cross-attention have a prefix of
//          their own; a decoder-only model has one. Prefix positions take no position embedding;
//          T5's relative bias is 0 for them.
//   peft   what Hugging Face PEFT trains: one prefix for the decoder's self-attention. Its tokens
//          stand behind it. In encoder-decoder models PEFT counts the encoder's layers, L, and
//          deals the slices of the table out in fours, so that decoder layer i sees the slices 4i
//          and 4i + 1 (mod 2L): layers may share them, and some are seen by none.
//
// In a decoder-only model both are the same. While training, P[i,:] = MLP(P'[i,:]) unless the
// reparameterisation is off; after it only P is kept. Parameters kept: P * 2 L d per prefix.
#pragma once

#include <map>
#include <nlohmann/json.hpp>

#include "methods/method_entry.h"
#include "methods/prefix_table.h"

namespace ptw {

/// The stacks that have a prefix, by the names of their tables: "encoder", "decoder", "cross".
using PrefixTables = std::map<std::string, PrefixTable>;

class PrefixTuning : public Method {
 public:
  /// `form` "paper" or "peft"; `tables` for every stack of that form and model; `origin` are the
  /// fields of the adapter that they came from.
  PrefixTuning(std::string form, PrefixTables tables, const ModelInfo& model,
               nlohmann::ordered_json origin = nullptr);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  /// The values [P, 2 L d] of every table.
  [[nodiscard]] std::vector<torch::Tensor> made() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// Undefined: a prefix is no soft prompt at the input.
  [[nodiscard]] torch::Tensor soft_prompt() const override { return {}; }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;
  void settle() override;

  /// The prefix of every stack: keys and values per layer.
  [[nodiscard]] Prefix prefix() const;

 private:
  [[nodiscard]] Prefix prefix_of(std::span<const torch::Tensor> made) const;
  [[nodiscard]] std::vector<KeysValues> dealt_in_fours(const torch::Tensor& table) const;

  std::string form_;
  PrefixTables tables_;
  Heads encoder_heads_, decoder_heads_;
  std::int64_t decoder_layers_;
  bool has_encoder_;
  nlohmann::ordered_json origin_;
};

/// The heads and the number of slices (2 L) of a stack's table.
struct PrefixShape {
  Heads heads;
  std::int64_t slices;
  [[nodiscard]] std::int64_t columns() const { return slices * heads.width(); }
};

/// The tables that `form` has on `model`. Throws Error for a model that PEFT's form does not fit.
std::map<std::string, PrefixShape> prefix_shapes(const std::string& form, const ModelInfo& model);

/// Where in PEFT's table for an encoder-decoder model the key of a decoder layer lies; its value
/// follows.
std::int64_t dealt_slice(std::int64_t layer, std::int64_t slices);

MethodEntry prefix_tuning_entry();

}  // namespace ptw
