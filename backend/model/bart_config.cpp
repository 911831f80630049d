#include "model/bart_config.h"

#include "model/config_reader.h"

namespace ptw {
namespace {

// What is neither computed below nor here has no effect on numbers: init_std, encoder_layerdrop,
// decoder_layerdrop, attention_dropout, activation_dropout, classifier_dropout, num_hidden_layers,
// use_cache, is_decoder, prefix, task_specific_params, add_bias_logits.
const std::vector<Alias> kAliases = {{"hidden_size", "d_model"},
                                     {"num_attention_heads", "encoder_attention_heads"}};

const std::vector<Inert>& inert() {
  static const auto fields = with_common_fields({{"is_encoder_decoder", {true}},
                                                 {"normalize_before", {false}},
                                                 {"normalize_embedding", {true}},
                                                 {"add_final_layer_norm", {false}},
                                                 {"add_final_layernorm", {false}},
                                                 {"static_position_embeddings", {false}},
                                                 {"extra_pos_embeddings", {2}},
                                                 {"do_blenderbot_90_layernorm", {false}}});
  return fields;
}

}  // namespace

BartConfig read_bart_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const auto fields = without_aliases(config, kAliases);
  const ConfigReader read(fields, file);
  read.must_change_nothing(inert());
  BartConfig bart{};
  bart.vocabulary_size = read.size("vocab_size", 16 * kWidest, 50265);
  bart.width = read.size("d_model", kWidest, 1024);
  bart.encoder = {read.size("encoder_layers", kDeepest, 12),
                  read.size("encoder_attention_heads", kWidest, 16),
                  read.size("encoder_ffn_dim", kWidest, 4096)};
  bart.decoder = {read.size("decoder_layers", kDeepest, 12),
                  read.size("decoder_attention_heads", kWidest, 16),
                  read.size("decoder_ffn_dim", kWidest, 4096)};
  if (bart.width % bart.encoder.heads != 0) read.refuse("encoder_attention_heads");
  if (bart.width % bart.decoder.heads != 0) read.refuse("decoder_attention_heads");
  bart.positions = read.size("max_position_embeddings", kWidest, 1024);
  bart.dropout = read.number("dropout", 0.99, 0.1);
  bart.activation = read.activation("activation_function", "gelu");
  bart.scaled_embedding = read.flag("scale_embedding", false);
  bart.tied = read.flag("tie_word_embeddings", true);
  bart.pad_id = read.id("pad_token_id", bart.vocabulary_size, 1);
  const auto ends = read.ids("eos_token_id", bart.vocabulary_size);
  bart.end_id = ends.empty() ? 2 : ends.front();
  bart.decoder_start_id = read.id("decoder_start_token_id", bart.vocabulary_size, bart.end_id);
  return bart;
}

}  // namespace ptw
