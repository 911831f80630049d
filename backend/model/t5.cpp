#include "model/t5.h"

#include <cmath>
#include <limits>
#include <utility>

namespace ptw::t5 {
namespace {

/// Reads the weights of one stack's blocks by their Hugging Face names.
class BlockReader {
 public:
  BlockReader(const T5Config& config, const Checkpoint& weights) : t5_(config), weights_(weights) {}

  [[nodiscard]] Norm norm(const std::string& name) const {
    return {weights_.weight(name + ".weight", {t5_.d_model}), t5_.epsilon};
  }
  [[nodiscard]] Attention attention(const std::string& name) const {
    const auto inner = t5_.heads * t5_.d_kv;
    return {weights_.weight(name + ".q.weight", {inner, t5_.d_model}),
            weights_.weight(name + ".k.weight", {inner, t5_.d_model}),
            weights_.weight(name + ".v.weight", {inner, t5_.d_model}),
            weights_.weight(name + ".o.weight", {t5_.d_model, inner}), t5_.heads};
  }
  [[nodiscard]] FeedForward feed_forward(const std::string& name) const {
    FeedForward layer;
    layer.activation = t5_.activation;
    layer.wi = weights_.weight(name + (t5_.gated ? ".wi_0.weight" : ".wi.weight"),
                               {t5_.d_ff, t5_.d_model});
    if (t5_.gated) layer.wi_1 = weights_.weight(name + ".wi_1.weight", {t5_.d_ff, t5_.d_model});
    layer.wo = weights_.weight(name + ".wo.weight", {t5_.d_model, t5_.d_ff});
    return layer;
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
  const T5Config& t5_;
  const Checkpoint& weights_;
};

/// 0 where the mask is 1, minus the largest float where it is 0; [B, 1, 1, S].
torch::Tensor additive_mask(const EmbeddedInput& input) {
  const auto closed =
      (1 - input.mask.to(input.embeddings.dtype())) * std::numeric_limits<float>::lowest();
  return closed.unsqueeze(1).unsqueeze(1);
}

void append(KeysValues& past, const KeysValues& present) {
  past.keys = past.keys.defined() ? torch::cat({past.keys, present.keys}, 2) : present.keys;
  past.values =
      past.values.defined() ? torch::cat({past.values, present.values}, 2) : present.values;
}

std::int64_t length(const std::vector<KeysValues>& past) {
  return past.empty() ? 0 : past.front().keys.size(2);
}

class Decoder : public Decoding {
 public:
  Decoder(const Model& model, std::vector<KeysValues> cross, torch::Tensor mask)
      : model_(model), cross_(std::move(cross)), mask_(std::move(mask)) {}
  torch::Tensor next(const torch::Tensor& ids) override {
    const torch::NoGradGuard no_gradient;
    return model_.decode(ids.unsqueeze(1), cross_, mask_, past_, {}).select(1, 0);
  }
  [[nodiscard]] std::int64_t start_id() const override { return model_.start_id(); }

 private:
  const Model& model_;
  std::vector<KeysValues> cross_;
  torch::Tensor mask_;
  std::vector<KeysValues> past_;
};

class EncodedInput : public ReadInput {
 public:
  EncodedInput(const Model& model, const EmbeddedInput& input, Dropout dropout)
      : model_(model),
        mask_(additive_mask(input)),
        cross_(model.cross_keys_values(model.encode(input, dropout))),
        dropout_(std::move(dropout)) {}
  [[nodiscard]] torch::Tensor logits(const torch::Tensor& labels) const override {
    std::vector<KeysValues> past;
    return model_.decode(model_.shifted_right(labels), cross_, mask_, past, dropout_);
  }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    return std::make_unique<Decoder>(model_, cross_, mask_);
  }

 private:
  const Model& model_;
  torch::Tensor mask_;
  std::vector<KeysValues> cross_;
  Dropout dropout_;
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
  info.pad_id = t5.pad_id;
  info.end_id = t5.end_id;
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

Model::Model(const T5Config& config, const Checkpoint& weights, const std::filesystem::path& folder)
    : config_(config), info_(describe(config, folder)) {
  const BlockReader read(config_, weights);
  const auto table = {config.vocabulary_size, config.d_model};
  embeddings_ = weights.weight(weights.first_of({"shared.weight", "encoder.embed_tokens.weight",
                                                 "decoder.embed_tokens.weight",
                                                 config.tied ? "lm_head.weight" : "shared.weight"}),
                               table);
  output_ = config.tied ? embeddings_ : weights.weight("lm_head.weight", table);
  for (std::int64_t i = 0; i < config.encoder_layers; ++i)
    encoder_.push_back(read.encoder_block(i));
  encoder_bias_ = read.position_bias("encoder", true);
  encoder_norm_ = read.norm("encoder.final_layer_norm");
  for (std::int64_t i = 0; i < config.decoder_layers; ++i)
    decoder_.push_back(read.decoder_block(i));
  decoder_bias_ = read.position_bias("decoder", false);
  decoder_norm_ = read.norm("decoder.final_layer_norm");
}

std::unique_ptr<ReadInput> Model::read(const EmbeddedInput& input, const Dropout& dropout) const {
  return std::make_unique<EncodedInput>(*this, input, dropout);
}

torch::Tensor Model::encode(const EmbeddedInput& input, const Dropout& dropout) const {
  const auto positions = input.embeddings.size(1);
  const auto bias = encoder_bias_(positions, positions) + additive_mask(input);
  auto x = dropout(input.embeddings);
  for (const auto& block : encoder_) {
    const auto& attention = block.attention;
    const auto normed = block.attention_norm(x);
    const auto queries = attention.queries(normed);
    x = x + dropout(attention.attend(queries, attention.keys_values(normed), bias, dropout));
    x = x + dropout(block.feed_forward(block.feed_forward_norm(x), dropout));
  }
  return dropout(encoder_norm_(x));
}

std::vector<KeysValues> Model::cross_keys_values(const torch::Tensor& encoded) const {
  std::vector<KeysValues> cross;
  for (const auto& block : decoder_) cross.push_back(block.cross_attention.keys_values(encoded));
  return cross;
}

torch::Tensor Model::decode(const torch::Tensor& ids, const std::vector<KeysValues>& cross,
                            const torch::Tensor& cross_mask, std::vector<KeysValues>& past,
                            const Dropout& dropout) const {
  const auto sequences = ids.size(0), positions = ids.size(1);
  const auto inputs = cross.front().keys.size(0);
  const auto before = length(past);
  past.resize(decoder_.size());
  const auto bias = decoder_bias_(positions, before + positions, before);
  auto x = dropout(embed(ids));
  for (std::size_t i = 0; i < decoder_.size(); ++i) {
    const auto& block = decoder_[i];
    const auto normed = block.attention_norm(x);
    const auto queries = block.attention.queries(normed);
    append(past[i], block.attention.keys_values(normed));
    x = x + dropout(block.attention.attend(queries, past[i], bias, dropout));
    // The candidates of one input stand side by side as queries over the same encoder output.
    const auto candidates = block.cross_norm(x).reshape({inputs, -1, config_.d_model});
    const auto crossed = block.cross_attention.attend(block.cross_attention.queries(candidates),
                                                      cross[i], cross_mask, dropout);
    x = x + dropout(crossed.reshape({sequences, positions, config_.d_model}));
    x = x + dropout(block.feed_forward(block.feed_forward_norm(x), dropout));
  }
  x = dropout(decoder_norm_(x));
  if (config_.tied) x = x * std::pow(static_cast<double>(config_.d_model), -0.5);
  return torch::linear(x, output_);
}

torch::Tensor Model::shifted_right(const torch::Tensor& labels) const {
  const auto start = torch::full({labels.size(0), 1}, config_.decoder_start_id, labels.options());
  const auto shifted = torch::cat({start, labels.slice(1, 0, labels.size(1) - 1)}, 1);
  return shifted.masked_fill(shifted == -100, config_.pad_id);
}

}  // namespace ptw::t5
