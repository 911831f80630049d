#include "model/bart.h"

#include <algorithm>
#include <cmath>

#include "model/attention.h"
#include "model/unprojected_attention.h"
#include "report/message.h"

namespace ptw::bart {
namespace {

constexpr double kEpsilon = 1e-5;
constexpr std::int64_t kOffset = 2;  // of positions in their table

/// Reads the weights by their Hugging Face names; some published files lack the first part of them.
class BlockReader {
 public:
  BlockReader(const BartConfig& config, const Checkpoint& weights, FactorForm form)
      : bart_(config),
        weights_(weights),
        form_(form),
        root_(weights.contains("model.encoder.embed_positions.weight") ? "model." : "") {}

  [[nodiscard]] const std::string& root() const { return root_; }
  /// The table of a stack. transformers 5 may give each one of its own.
  [[nodiscard]] torch::Tensor embeddings(const std::string& stack) const {
    const auto own = root_ + stack + ".embed_tokens.weight", shared = root_ + "shared.weight";
    const auto other =
        root_ + (stack == "encoder" ? "decoder" : "encoder") + ".embed_tokens.weight";
    return weights_.weight(
        weights_.first_of({own.c_str(), shared.c_str(), other.c_str(),
                           bart_.tied ? "lm_head.weight" : shared.c_str(), shared.c_str()}),
        {bart_.vocabulary_size, bart_.width});
  }
  [[nodiscard]] FrozenLinear output(const torch::Tensor& embeddings) const {
    const auto table =
        bart_.tied ? embeddings
                   : weights_.weight("lm_head.weight", {bart_.vocabulary_size, bart_.width});
    return {table, output_bias(), form_};
  }
  [[nodiscard]] torch::Tensor output_bias() const {
    if (!weights_.contains("final_logits_bias")) return torch::zeros({bart_.vocabulary_size});
    return weights_.weight("final_logits_bias", {1, bart_.vocabulary_size}).squeeze(0);
  }
  [[nodiscard]] Entrance entrance(const std::string& stack) const {
    return {weights_.weight(root_ + stack + ".embed_positions.weight",
                            {bart_.positions + kOffset, bart_.width}),
            norm(root_ + stack + ".layernorm_embedding")};
  }
  [[nodiscard]] EncoderBlock encoder_block(std::int64_t index) const {
    const auto layer = root_ + "encoder.layers." + std::to_string(index) + ".";
    return {attention(layer + "self_attn.", bart_.encoder.heads),
            norm(layer + "self_attn_layer_norm"), feed_forward(layer, bart_.encoder.d_ff),
            norm(layer + "final_layer_norm")};
  }
  [[nodiscard]] DecoderBlock decoder_block(std::int64_t index) const {
    const auto layer = root_ + "decoder.layers." + std::to_string(index) + ".";
    return {attention(layer + "self_attn.", bart_.decoder.heads),
            norm(layer + "self_attn_layer_norm"),
            attention(layer + "encoder_attn.", bart_.decoder.heads),
            norm(layer + "encoder_attn_layer_norm"),
            feed_forward(layer, bart_.decoder.d_ff),
            norm(layer + "final_layer_norm")};
  }

 private:
  [[nodiscard]] Norm norm(const std::string& name) const {
    return {weights_.weight(name + ".weight", {bart_.width}),
            weights_.weight(name + ".bias", {bart_.width}), kEpsilon};
  }
  [[nodiscard]] FrozenLinear linear(const std::string& name, std::int64_t in,
                                    std::int64_t out) const {
    return {weights_.weight(name + ".weight", {out, in}), weights_.weight(name + ".bias", {out}),
            form_};
  }
  [[nodiscard]] Attention attention(const std::string& name, std::int64_t heads) const {
    const auto square = [&](const char* part) {
      return linear(name + part, bart_.width, bart_.width);
    };
    return {square("q_proj"), square("k_proj"), square("v_proj"), square("out_proj"), heads};
  }
  [[nodiscard]] FeedForward feed_forward(const std::string& layer, std::int64_t d_ff) const {
    return {linear(layer + "fc1", bart_.width, d_ff), linear(layer + "fc2", d_ff, bart_.width)};
  }

  const BartConfig& bart_;
  const Checkpoint& weights_;
  FactorForm form_;
  std::string root_;
};

std::int64_t parameters_of(const BartConfig::Stack& stack, std::int64_t width,
                           std::int64_t attentions) {
  const auto attention = 4 * width * (width + 1) + 2 * width;
  const auto feed_forward = 2 * width * stack.d_ff + stack.d_ff + 3 * width;
  return stack.layers * (attentions * attention + feed_forward) + 2 * width;
}

ModelInfo describe(const BartConfig& bart, const std::filesystem::path& folder) {
  ModelInfo info;
  info.folder = folder;
  info.family = "bart";
  info.vocabulary_size = bart.vocabulary_size;
  info.embedding_size = bart.width;
  info.layers = bart.decoder.layers;
  info.heads = bart.decoder.heads;
  info.key_value_heads = {bart.decoder.heads, bart.width / bart.decoder.heads};
  info.encoder_layers = bart.encoder.layers;
  info.encoder_heads = {bart.encoder.heads, bart.width / bart.encoder.heads};
  info.pad_id = bart.pad_id;
  info.end_id = bart.end_id;
  info.writing = bart.writing;
  info.last_position = bart.positions - 1;
  info.dropout = bart.dropout;
  info.parameters = (bart.vocabulary_size + 2 * (bart.positions + kOffset)) * bart.width +
                    parameters_of(bart.encoder, bart.width, 1) +
                    parameters_of(bart.decoder, bart.width, 2);
  return info;
}

/// What queries of `x` gather over `seen`, [B, Q, E].
torch::Tensor gather(const Attention& attention, const torch::Tensor& x, const KeysValues& seen,
                     const torch::Tensor& bias, const AttentionPlace& at) {
  return attention.o(attend(attention.queries(x), seen, bias, attention.scale(), {}, at));
}

/// The same over keys and values of `source` that are not made.
torch::Tensor gather(const Attention& attention, const torch::Tensor& x, const DirectSource& source,
                     const torch::Tensor& bias) {
  return attention.o(attend_unprojected(attention.queries(x), source, attention.k, attention.v,
                                        bias, attention.scale()));
}

/// What a sublayer read and what it gave, added and normalised.
torch::Tensor added(const Norm& norm, const torch::Tensor& x, const torch::Tensor& output) {
  Residual both{x, output};
  return normed(norm, both);
}

/// Of `queries` new positions behind `past`, [1, 1, queries, past + queries].
torch::Tensor causal_bias(std::int64_t queries, std::int64_t past) {
  const auto open = torch::ones({queries, past + queries}, torch::kBool).tril(past);
  return closing_bias(open).unsqueeze(0).unsqueeze(0);
}

}  // namespace

torch::Tensor Attention::queries(const torch::Tensor& x) const {
  return split_heads(projections(x, {&q}).front(), heads);
}

double Attention::scale() const {
  const auto head_size = q.weight().size(0) / heads;
  return 1 / std::sqrt(static_cast<double>(head_size));
}

KeysValues Attention::keys_values(const torch::Tensor& x) const {
  const auto made = projections(x, {&k, &v});
  return {split_heads(made[0], heads), split_heads(made[1], heads)};
}

torch::Tensor Entrance::operator()(const torch::Tensor& x, std::int64_t first,
                                   const ModelInfo& model) const {
  if (first + x.size(1) > model.last_position + 1)
    throw Error(PTW_TR("model",
                       "The model in %1 has %2 positions, too few for prompt and text together. "
                       "Shorten the prompt or the longest text."),
                {model.folder.string(), std::to_string(model.last_position + 1)});
  Residual placed{x + positions.slice(0, kOffset + first, kOffset + first + x.size(1)), {}};
  return normed(norm, placed);
}

Model::Model(const BartConfig& config, Checkpoint weights, const std::filesystem::path& folder,
             FactorForm form)
    : config_(config), weights_(std::move(weights)), info_(describe(config, folder)) {
  const BlockReader read(config_, weights_, form);
  embeddings_ = read.embeddings("encoder");
  decoder_embeddings_ = read.embeddings("decoder");
  output_ = read.output(decoder_embeddings_);
  encoder_entrance_ = read.entrance("encoder");
  for (std::int64_t i = 0; i < config.encoder.layers; ++i)
    encoder_.push_back(read.encoder_block(i));
  decoder_entrance_ = read.entrance("decoder");
  for (std::int64_t i = 0; i < config.decoder.layers; ++i)
    decoder_.push_back(read.decoder_block(i));
  info_.decoder_layer = read.root() + "decoder.layers.";
  const auto table = embeddings_.numel();
  if (!decoder_embeddings_.is_same(embeddings_)) info_.parameters += table;
  if (!config.tied) info_.parameters += table;
}

torch::Tensor Model::embedded(const torch::Tensor& table, const torch::Tensor& ids) const {
  auto words = torch::embedding(table, ids);
  if (!config_.scaled_embedding) return words;
  return words * std::sqrt(static_cast<double>(config_.width));
}

torch::Tensor Model::fed(const FeedForward& layer, const torch::Tensor& x) const {
  return layer.down(activate(projections(x, {&layer.up}).front(), config_.activation));
}

torch::Tensor Model::encode(const EmbeddedInput& input, const Dropout& dropout) const {
  const auto& prefix = input.layers.prefix.encoder_attention;
  const auto padding = closing_bias(input.mask != 0).unsqueeze(1).unsqueeze(1);
  const auto bias = behind_prefix(padding, length(prefix));
  auto x = dropout(encoder_entrance_(input.embeddings, 0, info_));
  for (std::size_t i = 0; i < encoder_.size(); ++i) {
    const auto& block = encoder_[i];
    auto seen = block.attention.keys_values(x);
    if (!prefix.empty()) seen = joined(prefix[i], seen);
    const AttentionPlace at{input.layers, Sublayer::encoder_attention, i};
    const auto attended = gather(block.attention, x, seen, bias, at);
    x = added(block.attention_norm, x, dropout(input.layers.adapted(at.sublayer, i, attended)));
    const auto change =
        input.layers.adapted(Sublayer::encoder_feed_forward, i, fed(block.feed_forward, x));
    x = added(block.feed_forward_norm, x, dropout(change));
  }
  return x;
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

torch::Tensor Model::decode(const torch::Tensor& ids, const Source& source,
                            std::vector<KeysValues>& past) const {
  const auto& [encoded, cross_bias, layers, dropout, cross, factor] = source;
  const auto sequences = ids.size(0), positions = ids.size(1);
  const auto inputs = cross_bias.size(0);
  const auto& prefix = layers.prefix;
  const auto unplaced = prefix.takes_positions ? 0 : length(prefix.decoder_attention);
  const auto bias = causal_bias(positions, length(past));
  auto x = dropout(
      decoder_entrance_(embedded(decoder_embeddings_, ids), length(past) - unplaced, info_));
  for (std::size_t i = 0; i < decoder_.size(); ++i) {
    const auto& block = decoder_[i];
    const AttentionPlace self{layers, Sublayer::decoder_attention, i};
    const AttentionPlace over{layers, Sublayer::cross_attention, i};
    past[i] = joined(past[i], block.attention.keys_values(x));
    const auto attended = gather(block.attention, x, past[i], bias, self);
    x = added(block.attention_norm, x, dropout(layers.adapted(self.sublayer, i, attended)));
    // The candidates of one input stand side by side as queries over the same encoder output.
    const auto candidates = x.reshape({inputs, -1, config_.width});
    const auto crossed =
        (cross.empty() ? gather(block.cross_attention, candidates, {encoded, factor}, cross_bias)
                       : gather(block.cross_attention, candidates, cross[i], cross_bias, over))
            .reshape({sequences, positions, config_.width});
    x = added(block.cross_norm, x, dropout(layers.adapted(over.sublayer, i, crossed)));
    const auto change =
        layers.adapted(Sublayer::decoder_feed_forward, i, fed(block.feed_forward, x));
    x = added(block.feed_forward_norm, x, dropout(change));
  }
  return x;
}

std::shared_ptr<const FrozenModel> Model::over(Checkpoint weights, FactorForm form) const {
  return std::make_shared<const Model>(config_, std::move(weights), info_.folder, form);
}

}  // namespace ptw::bart
