#include "model/gpt2.h"

#include <cmath>

#include "model/attention.h"

namespace ptw::gpt2 {
namespace {

/// Reads the weights by their Hugging Face names; the published files lack the first part of them.
class BlockReader {
 public:
  BlockReader(const Gpt2Config& config, const Checkpoint& weights, FactorForm form)
      : gpt2_(config),
        weights_(weights),
        form_(form),
        stack_(weights.contains("transformer.wte.weight") ? "transformer." : "") {}

  [[nodiscard]] const std::string& stack() const { return stack_; }
  [[nodiscard]] torch::Tensor table(const char* name, std::int64_t rows) const {
    return weights_.weight(stack_ + name, {rows, gpt2_.width});
  }
  [[nodiscard]] Norm norm(const std::string& name) const {
    return {weights_.weight(stack_ + name + ".weight", {gpt2_.width}),
            weights_.weight(stack_ + name + ".bias", {gpt2_.width}), gpt2_.epsilon};
  }
  [[nodiscard]] Block block(std::int64_t index) const {
    const auto layer = "h." + std::to_string(index) + ".";
    const auto width = gpt2_.width;
    return {norm(layer + "ln_1"),
            linear(layer + "attn.c_attn", width, 3 * width),
            linear(layer + "attn.c_proj", width, width),
            norm(layer + "ln_2"),
            linear(layer + "mlp.c_fc", width, gpt2_.d_ff),
            linear(layer + "mlp.c_proj", gpt2_.d_ff, width)};
  }

 private:
  /// GPT-2 stores its matrices as [in, out].
  [[nodiscard]] FrozenLinear linear(const std::string& name, std::int64_t in,
                                    std::int64_t out) const {
    const torch::AutoGradMode tracked(
        true);  // a gradient of the weight comes through its transpose
    return {weights_.weight(stack_ + name + ".weight", {in, out}).t(),
            weights_.weight(stack_ + name + ".bias", {out}), form_};
  }

  const Gpt2Config& gpt2_;
  const Checkpoint& weights_;
  FactorForm form_;
  std::string stack_;
};

ModelInfo describe(const Gpt2Config& gpt2, const std::filesystem::path& folder) {
  ModelInfo info;
  info.folder = folder;
  info.family = "gpt2";
  info.vocabulary_size = gpt2.vocabulary_size;
  info.embedding_size = gpt2.width;
  info.layers = gpt2.layers;
  info.heads = gpt2.heads;
  info.key_value_heads = {gpt2.heads, gpt2.width / gpt2.heads};
  info.pad_id = gpt2.pad_id;
  info.end_id = gpt2.end_id;
  info.writing = gpt2.writing;
  info.last_position = gpt2.positions - 1;
  info.dropout = gpt2.dropout;
  const auto attention = 4 * gpt2.width * (gpt2.width + 1);
  const auto feed_forward = 2 * gpt2.width * gpt2.d_ff + gpt2.d_ff + gpt2.width;
  info.parameters = ((gpt2.tied ? 1 : 2) * gpt2.vocabulary_size + gpt2.positions) * gpt2.width +
                    gpt2.layers * (attention + feed_forward + 4 * gpt2.width) + 2 * gpt2.width;
  return info;
}

}  // namespace

Model::Model(const Gpt2Config& config, Checkpoint weights, const std::filesystem::path& folder,
             FactorForm form)
    : config_(config), weights_(std::move(weights)), info_(describe(config, folder)) {
  const BlockReader read(config_, weights_, form);
  embeddings_ = read.table("wte.weight", config.vocabulary_size);
  positions_ = read.table("wpe.weight", config.positions);
  const auto table =
      config.tied ? embeddings_
                  : weights_.weight("lm_head.weight", {config.vocabulary_size, config.width});
  output_ = {table, {}, form};
  for (std::int64_t i = 0; i < config.layers; ++i) blocks_.push_back(read.block(i));
  final_norm_ = read.norm("ln_f");
  info_.decoder_layer = read.stack() + "h.";
}

torch::Tensor Model::attended(std::size_t layer, Residual& x, const CausalPass& pass,
                              KeysValues& past) const {
  const auto& block = blocks_[layer];
  const auto parts = projections(block.attention_norm, x, {&block.query_key_value})
                         .front()
                         .split(config_.width, -1);
  past = joined(past, {split_heads(parts[1], config_.heads), split_heads(parts[2], config_.heads)});
  double scale = 1;
  if (config_.scaled) scale /= std::sqrt(static_cast<double>(info_.key_value_heads.size));
  if (config_.scaled_by_depth) scale /= static_cast<double>(layer + 1);
  const auto queries = at_tokens(pass.wanted, split_heads(parts[0], config_.heads));
  return block.attention_output(attend(queries, past, at_tokens(pass.wanted, pass.bias), scale,
                                       pass.dropout,
                                       {pass.layers, Sublayer::decoder_attention, layer}));
}

torch::Tensor Model::run(const torch::Tensor& embeddings, const CausalPass& pass,
                         std::vector<KeysValues>& past) const {
  Residual x{pass.dropout(embeddings + torch::embedding(positions_, pass.positions)), {}};
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const auto& block = blocks_[i];
    const auto own = pass.of_layer(i, blocks_.size());
    const auto seen = attended(i, x, own, past[i]);
    x = {at_tokens(own.wanted, x.settle()),
         pass.dropout(pass.layers.adapted(Sublayer::decoder_attention, i, seen))};
    const auto hidden =
        activate(projections(block.feed_forward_norm, x, {&block.up}).front(), config_.activation);
    x.add(pass.dropout(pass.layers.adapted(Sublayer::decoder_feed_forward, i, block.down(hidden))));
  }
  return normed(final_norm_, x);
}

std::shared_ptr<const FrozenModel> Model::over(Checkpoint weights, FactorForm form) const {
  return std::make_shared<const Model>(config_, std::move(weights), info_.folder, form);
}

}  // namespace ptw::gpt2
