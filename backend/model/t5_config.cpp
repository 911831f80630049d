#include "model/t5_config.h"

#include "model/config_reader.h"

namespace ptw {
namespace {

// What is neither computed below nor here has no effect on numbers: initializer_factor,
// classifier_dropout, use_cache, n_positions, output_past, is_decoder, task_specific_params.
const std::vector<Alias> kAliases = {{"hidden_size", "d_model"},
                                     {"num_attention_heads", "num_heads"},
                                     {"num_hidden_layers", "num_layers"},
                                     {"head_dim", "d_kv"}};

const std::vector<Inert>& inert() {
  static const auto fields = with_common_fields({{"is_encoder_decoder", {true}}});
  return fields;
}

/// "gated-gelu" has always meant the tanh approximation; dense_act_fn and is_gated_act, where they
/// are there, count more than feed_forward_proj.
void read_feed_forward(const ConfigReader& read, T5Config& t5) {
  const auto projection =
      read.text("feed_forward_proj", t5.model_type == "mt5" ? "gated-gelu" : "relu");
  const bool gated = projection.starts_with("gated-");
  const auto name = projection.substr(gated ? 6 : 0);
  t5.gated = read.flag("is_gated_act", gated);
  t5.activation = read.named(gated && name == "gelu" ? "gelu_new" : name, "feed_forward_proj");
  if (read.says("dense_act_fn")) t5.activation = read.activation("dense_act_fn", "");
}

}  // namespace

T5Config read_t5_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const auto fields = without_aliases(config, kAliases);
  const ConfigReader read(fields, file);
  read.must_change_nothing(inert());
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
  read_feed_forward(read, t5);
  t5.tied = read.flag("tie_word_embeddings", !multilingual);
  if (!multilingual || read.says("scale_decoder_outputs"))
    t5.scaled = read.flag("scale_decoder_outputs", t5.tied);
  t5.pad_id = read.id("pad_token_id", t5.vocabulary_size, 0);
  const auto ends = read.ids("eos_token_id", t5.vocabulary_size);
  t5.end_id = ends.empty() ? 1 : ends.front();
  t5.decoder_start_id = read.id("decoder_start_token_id", t5.vocabulary_size, t5.pad_id);
  return t5;
}

}  // namespace ptw
