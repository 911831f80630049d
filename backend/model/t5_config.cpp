#include "model/t5_config.h"

#include "model/config_reader.h"

namespace ptw {
namespace {

/// "gated-gelu" has always meant the tanh approximation.
Activation read_activation(const ConfigReader& read, const std::string& name, bool gated) {
  if (name == "relu") return Activation::relu;
  if (name == "gelu") return gated ? Activation::gelu_new : Activation::gelu;
  if (name == "gelu_new") return Activation::gelu_new;
  if (name == "silu" || name == "swish") return Activation::silu;
  read.refuse("feed_forward_proj");
}

}  // namespace

T5Config read_t5_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const ConfigReader read(config, file);
  const bool multilingual = read.text("model_type", "") == "mt5";
  T5Config t5{};
  t5.model_type = multilingual ? "mt5" : "t5";
  t5.vocabulary_size = read.size("vocab_size", 16 * kWidest);
  t5.d_model = read.size("d_model", kWidest);
  t5.d_kv = read.size("d_kv", kWidest);
  t5.d_ff = read.size("d_ff", kWidest);
  t5.heads = read.size("num_heads", kWidest);
  t5.encoder_layers = read.size("num_layers", kDeepest);
  t5.decoder_layers = read.size("num_decoder_layers", kDeepest, t5.encoder_layers);
  t5.buckets = read.size("relative_attention_num_buckets", kWidest, 32);
  t5.max_distance = read.size("relative_attention_max_distance", kWidest, 128);
  if (t5.buckets < 4 || t5.buckets % 2 != 0) read.refuse("relative_attention_num_buckets");
  if (t5.max_distance <= t5.buckets / 2) read.refuse("relative_attention_max_distance");
  t5.epsilon = read.number("layer_norm_epsilon", 1, 1e-6);
  t5.dropout = read.number("dropout_rate", 0.99, 0.1);
  const auto projection = read.text("feed_forward_proj", multilingual ? "gated-gelu" : "relu");
  t5.gated = projection.starts_with("gated-");
  t5.activation = read_activation(read, t5.gated ? projection.substr(6) : projection, t5.gated);
  t5.tied = read.flag("tie_word_embeddings", !multilingual);
  t5.pad_id = read.id("pad_token_id", t5.vocabulary_size, 0);
  t5.end_id = read.id("eos_token_id", t5.vocabulary_size, 1);
  t5.decoder_start_id = read.id("decoder_start_token_id", t5.vocabulary_size, t5.pad_id);
  return t5;
}

}  // namespace ptw
