#include "model/t5.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "report/message.h"

namespace ptw::t5 {
namespace {

/// Reads the weights of one stack's blocks by their Hugging Face names.
class BlockReader {
 public:
  BlockReader(const T5Config& config, const Checkpoint& weights, FactorForm form)
      : t5_(config), weights_(weights), form_(form) {}

  /// A second table of embeddings beside the first.
  [[nodiscard]] std::string own_table() const {
    bool is_second = false;
    for (const auto* name :
         {"shared.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight"})
      if (weights_.contains(name) && std::exchange(is_second, true)) return name;
    return {};
  }
  [[nodiscard]] Norm norm(const std::string& name) const {
    return {weights_.weight(name + ".weight", {t5_.d_model}), {}, t5_.epsilon};
  }
  [[nodiscard]] Attention attention(const std::string& name) const {
    const auto inner = t5_.heads * t5_.d_kv;
    return {linear(name + ".q", inner, t5_.d_model), linear(name + ".k", inner, t5_.d_model),
            linear(name + ".v", inner, t5_.d_model), linear(name + ".o", t5_.d_model, inner),
            t5_.heads};
  }
  [[nodiscard]] FeedForward feed_forward(const std::string& name) const {
    return {linear(name + (t5_.gated ? ".wi_0" : ".wi"), t5_.d_ff, t5_.d_model),
            t5_.gated ? linear(name + ".wi_1", t5_.d_ff, t5_.d_model) : FrozenLinear(),
            linear(name + ".wo", t5_.d_model, t5_.d_ff), t5_.gated, t5_.activation};
  }
  [[nodiscard]] PositionBias position_bias(const std::string& stack, bool bidirectional) const {
    const auto name = stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    return {weights_.weight(name, {t5_.buckets, t5_.heads}), bidirectional, t5_.max_distance};
  }
  [[nodiscard]] EncoderBlock encoder_block(std::int64_t index) const {
    const auto layer = "encoder.block." + std::to_string(index) + ".layer.";
    return {norm(layer + "0.layer_norm"), attention(layer + "0.SelfAttention"),
            norm(layer + "1.layer_norm"), feed_forward(layer + "1.DenseReluDense")};
  }
  [[nodiscard]] DecoderBlock decoder_block(std::int64_t index) const {
    const auto layer = "decoder.block." + std::to_string(index) + ".layer.";
    return {norm(layer + "0.layer_norm"), attention(layer + "0.SelfAttention"),
            norm(layer + "1.layer_norm"), attention(layer + "1.EncDecAttention"),
            norm(layer + "2.layer_norm"), feed_forward(layer + "2.DenseReluDense")};
  }

 private:
  [[nodiscard]] FrozenLinear linear(const std::string& name, std::int64_t out,
                                    std::int64_t in) const {
    return {weights_.weight(name + ".weight", {out, in}), {}, form_};
  }

  const T5Config& t5_;
  const Checkpoint& weights_;
  FactorForm form_;
};

ModelInfo describe(const T5Config& t5, const std::filesystem::path& folder) {
  ModelInfo info;
  info.folder = folder;
  info.family = t5.model_type;
  info.vocabulary_size = t5.vocabulary_size;
  info.embedding_size = t5.d_model;
  info.layers = t5.decoder_layers;
  info.heads = t5.heads;
  info.encoder_layers = t5.encoder_layers;
  info.decoder_layer = "decoder.block.";
  info.key_value_heads = info.encoder_heads = {t5.heads, t5.d_kv};
  info.pad_id = t5.pad_id;
  info.end_id = t5.end_id;
  info.writing = t5.writing;
  info.dropout = t5.dropout;
  const auto attention = 4 * t5.d_model * t5.heads * t5.d_kv;
  const auto feed_forward = (t5.gated ? 3 : 2) * t5.d_model * t5.d_ff;
  info.parameters = (t5.tied ? 1 : 2) * t5.vocabulary_size * t5.d_model +
                    t5.encoder_layers * (attention + feed_forward + 2 * t5.d_model) +
                    t5.decoder_layers * (2 * attention + feed_forward + 3 * t5.d_model) +
                    2 * t5.d_model + 2 * t5.buckets * t5.heads;
  return info;
}

}  // namespace

Model::Model(const T5Config& config, Checkpoint weights, const std::filesystem::path& folder,
             FactorForm form)
    : config_(config), weights_(std::move(weights)), info_(describe(config, folder)) {
  const BlockReader read(config_, weights_, form);
  const auto table = {config.vocabulary_size, config.d_model};
  if (const auto own = read.own_table(); !own.empty())
    throw Error(PTW_TR("model",
                       "%1: %2 holds other numbers than the model's first table of embeddings, and "
                       "which of them counts is not known. Save the model with one table."),
                {folder.string(), own});
  embeddings_ =
      weights_.weight(weights_.first_of({"shared.weight", "encoder.embed_tokens.weight",
                                         "decoder.embed_tokens.weight",
                                         config.tied ? "lm_head.weight" : "shared.weight"}),
                      table);
  output_ = {config.tied ? embeddings_ : weights_.weight("lm_head.weight", table), {}, form};
  for (std::int64_t i = 0; i < config.encoder_layers; ++i)
    encoder_.push_back(read.encoder_block(i));
  encoder_bias_ = read.position_bias("encoder", true);
  encoder_norm_ = read.norm("encoder.final_layer_norm");
  for (std::int64_t i = 0; i < config.decoder_layers; ++i)
    decoder_.push_back(read.decoder_block(i));
  decoder_bias_ = read.position_bias("decoder", false);
  decoder_norm_ = read.norm("decoder.final_layer_norm");
}

torch::Tensor Model::encode(const EmbeddedInput& input, const Dropout& dropout) const {
  const auto& prefix = input.layers.prefix.encoder_attention;
  const auto positions = input.embeddings.size(1);
  auto bias = encoder_bias_(positions, positions);
  if (const auto open = input.mask != 0; !open.all().item<bool>())
    bias = bias + closing_bias(open).unsqueeze(1).unsqueeze(1);
  bias = behind_prefix(bias, length(prefix));
  Residual x{dropout(input.embeddings), {}};
  for (std::size_t i = 0; i < encoder_.size(); ++i) {
    const auto& [attention_norm, attention, feed_forward_norm, feed_forward] = encoder_[i];
    const AttentionPlace at{input.layers, Sublayer::encoder_attention, i};
    // Above the lowest layer every position has to do with the ones that are asked.
    const auto asked = i == 0 && prefix.empty() ? input.asked : kEveryPosition;
    auto [queries, seen] = attention.queries_keys_values(attention_norm, x, asked);
    if (!prefix.empty()) seen = joined(prefix[i], seen);
    const auto attended = attention.gather(queries, seen, bias, dropout, at, asked);
    x.add(dropout(input.layers.adapted(at.sublayer, i, attended)));
    const auto fed = feed_forward(feed_forward_norm, x, dropout);
    x.add(dropout(input.layers.adapted(Sublayer::encoder_feed_forward, i, fed)));
  }
  return dropout(normed(encoder_norm_, x));
}

std::vector<KeysValues> Model::cross_keys_values(const torch::Tensor& encoded) const {
  std::vector<KeysValues> cross;
  for (const auto& block : decoder_) cross.push_back(block.cross_attention.keys_values(encoded));
  return cross;
}

bool Model::does_without_keys() const {
  return std::ranges::all_of(decoder_, [](const DecoderBlock& block) {
    return block.cross_attention.k.is_frozen() && block.cross_attention.v.is_frozen();
  });
}

/// Of `queries` new positions behind `past`. A prefix that takes no positions has no bias.
torch::Tensor Model::self_attention_bias(std::int64_t queries, std::int64_t past,
                                         const Prefix& prefix) const {
  const auto unplaced = prefix.takes_positions ? 0 : length(prefix.decoder_attention);
  const auto before = past - unplaced;
  return behind_prefix(decoder_bias_(queries, before + queries, before), unplaced);
}

torch::Tensor Model::decode(const torch::Tensor& ids, const Source& source,
                            std::vector<KeysValues>& past) const {
  const auto& [encoded, cross_bias, layers, dropout, cross, factor] = source;
  const auto sequences = ids.size(0), positions = ids.size(1);
  const auto inputs = cross_bias.size(0);
  const auto bias = self_attention_bias(positions, length(past), layers.prefix);
  Residual x{dropout(embed(ids)), {}};
  for (std::size_t i = 0; i < decoder_.size(); ++i) {
    const auto& block = decoder_[i];
    const AttentionPlace self{layers, Sublayer::decoder_attention, i};
    const AttentionPlace over{layers, Sublayer::cross_attention, i};
    const auto [queries, seen] = block.attention.queries_keys_values(block.attention_norm, x);
    past[i] = joined(past[i], seen);
    const auto attended = block.attention.gather(queries, past[i], bias, dropout, self);
    x.add(dropout(layers.adapted(self.sublayer, i, attended)));
    // The candidates of one input stand side by side as queries over the same encoder output.
    const auto candidates = block.cross_attention.queries(block.cross_norm, x, inputs);
    const auto crossed =
        (cross.empty()
             ? block.cross_attention.gather(candidates, {encoded, factor}, cross_bias)
             : block.cross_attention.gather(candidates, cross[i], cross_bias, dropout, over))
            .reshape({sequences, positions, config_.d_model});
    x.add(dropout(layers.adapted(over.sublayer, i, crossed)));
    const auto fed = block.feed_forward(block.feed_forward_norm, x, dropout);
    x.add(dropout(layers.adapted(Sublayer::decoder_feed_forward, i, fed)));
  }
  const auto out = dropout(normed(decoder_norm_, x));
  if (!config_.scaled.value_or(config_.tied)) return out;
  return out * std::pow(static_cast<double>(config_.d_model), -0.5);
}

std::shared_ptr<const FrozenModel> Model::over(Checkpoint weights, FactorForm form) const {
  return std::make_shared<const Model>(config_, std::move(weights), info_.folder, form);
}

}  // namespace ptw::t5
