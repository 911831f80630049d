#include "model/llama.h"

#include <cmath>

#include "model/attention.h"

namespace ptw::llama {
namespace {

class BlockReader {
 public:
  BlockReader(const LlamaConfig& config, const Checkpoint& weights, FactorForm form)
      : llama_(config), weights_(weights), form_(form) {}

  [[nodiscard]] Norm norm(const std::string& name) const {
    return {weights_.weight(name + ".weight", {llama_.width}), {}, llama_.epsilon};
  }
  [[nodiscard]] Block block(std::int64_t index) const {
    const auto layer = "model.layers." + std::to_string(index) + ".";
    const auto attention = layer + "self_attn.", feed_forward = layer + "mlp.";
    const auto queries = llama_.heads * llama_.head_size;
    const auto keys = llama_.key_value_heads * llama_.head_size;
    const auto width = llama_.width, d_ff = llama_.d_ff;
    const bool biased = llama_.attention_bias, fed_bias = llama_.feed_forward_bias;
    return {norm(layer + "input_layernorm"),
            linear(attention + "q_proj", width, queries, biased),
            linear(attention + "k_proj", width, keys, biased),
            linear(attention + "v_proj", width, keys, biased),
            linear(attention + "o_proj", queries, width, biased),
            norm(layer + "post_attention_layernorm"),
            linear(feed_forward + "gate_proj", width, d_ff, fed_bias),
            linear(feed_forward + "up_proj", width, d_ff, fed_bias),
            linear(feed_forward + "down_proj", d_ff, width, fed_bias)};
  }

 private:
  [[nodiscard]] FrozenLinear linear(const std::string& name, std::int64_t in, std::int64_t out,
                                    bool biased) const {
    return {weights_.weight(name + ".weight", {out, in}),
            biased ? weights_.weight(name + ".bias", {out}) : torch::Tensor(), form_};
  }

  const LlamaConfig& llama_;
  const Checkpoint& weights_;
  FactorForm form_;
};

ModelInfo describe(const LlamaConfig& llama, const std::filesystem::path& folder) {
  ModelInfo info;
  info.folder = folder;
  info.family = "llama";
  info.vocabulary_size = llama.vocabulary_size;
  info.embedding_size = llama.width;
  info.layers = llama.layers;
  info.decoder_layer = "model.layers.";
  info.heads = llama.heads;
  info.key_value_heads = {llama.key_value_heads, llama.head_size};
  info.pad_id = llama.pad_id;
  info.end_id = llama.end_id;
  info.writing = llama.writing;
  info.last_position = llama.positions - 1;
  const auto queries = llama.heads * llama.head_size;
  const auto keys = llama.key_value_heads * llama.head_size;
  auto layer = 2 * llama.width * (queries + keys) + 3 * llama.width * llama.d_ff + 2 * llama.width;
  if (llama.attention_bias) layer += queries + 2 * keys + llama.width;
  if (llama.feed_forward_bias) layer += 2 * llama.d_ff + llama.width;
  info.parameters = (llama.tied ? 1 : 2) * llama.vocabulary_size * llama.width +
                    llama.layers * layer + llama.width;
  return info;
}

}  // namespace

torch::Tensor Rotation::operator()(const torch::Tensor& x) const {
  const auto halves = x.chunk(2, -1);
  return (x * cosine + torch::cat({-halves[1], halves[0]}, -1) * sine).to(x.scalar_type());
}

Model::Model(const LlamaConfig& config, Checkpoint weights, const std::filesystem::path& folder,
             FactorForm form)
    : config_(config), weights_(std::move(weights)), info_(describe(config, folder)) {
  const BlockReader read(config_, weights_, form);
  const auto table = {config.vocabulary_size, config.width};
  embeddings_ = weights_.weight("model.embed_tokens.weight", table);
  output_ = {config.tied ? embeddings_ : weights_.weight("lm_head.weight", table), {}, form};
  for (std::int64_t i = 0; i < config.layers; ++i) blocks_.push_back(read.block(i));
  final_norm_ = read.norm("model.norm");
  const auto exponents = torch::arange(0, config.head_size, 2, torch::kFloat32) /
                         static_cast<double>(config.head_size);
  frequencies_ = 1.0 / torch::pow(config.rotary_base, exponents);
}

Rotation Model::rotation(const torch::Tensor& positions) const {
  const auto half = positions.to(torch::kFloat32).unsqueeze(-1) * frequencies_;
  const auto angles = torch::cat({half, half}, -1).unsqueeze(1);
  return {angles.cos(), angles.sin()};
}

torch::Tensor Model::attended(std::size_t layer, Residual& x, const Rotation& rotate,
                              const CausalPass& pass, KeysValues& past) const {
  const auto& block = blocks_[layer];
  const auto made = projections(block.attention_norm, x, {&block.q, &block.k, &block.v});
  const auto queries = at_tokens(pass.wanted, rotate(split_heads(made[0], config_.heads)));
  past = joined(past, {rotate(split_heads(made[1], config_.key_value_heads)),
                       split_heads(made[2], config_.key_value_heads)});
  const auto scale = 1 / std::sqrt(static_cast<double>(config_.head_size));
  return block.o(attend(queries, past, at_tokens(pass.wanted, pass.bias), scale, pass.dropout,
                        {pass.layers, Sublayer::decoder_attention, layer}));
}

torch::Tensor Model::run(const torch::Tensor& embeddings, const CausalPass& pass,
                         std::vector<KeysValues>& past) const {
  const auto rotate = rotation(pass.positions);
  Residual x{embeddings, {}};
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const auto& block = blocks_[i];
    const auto own = pass.of_layer(i, blocks_.size());
    const auto seen = attended(i, x, rotate, own, past[i]);
    x = {at_tokens(own.wanted, x.settle()),
         pass.dropout(pass.layers.adapted(Sublayer::decoder_attention, i, seen))};
    const auto made = projections(block.feed_forward_norm, x, {&block.gate, &block.up});
    const auto hidden = activate_gated(made[0], made[1], config_.activation);
    x.add(pass.dropout(pass.layers.adapted(Sublayer::decoder_feed_forward, i, block.down(hidden))));
  }
  return normed(final_norm_, x);
}

std::shared_ptr<const FrozenModel> Model::over(Checkpoint weights, FactorForm form) const {
  return std::make_shared<const Model>(config_, std::move(weights), info_.folder, form);
}

}  // namespace ptw::llama
