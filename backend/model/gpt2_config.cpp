#include "model/gpt2_config.h"

#include "model/config_reader.h"

namespace ptw {
namespace {

// What is neither computed below nor here has no effect on numbers: n_ctx, embd_pdrop, attn_pdrop,
// initializer_range, summary_*, use_cache, and reorder_and_upcast_attn, whose sums are those of
// float32 here in any case.
const std::vector<Alias> kAliases = {{"hidden_size", "n_embd"},
                                     {"max_position_embeddings", "n_positions"},
                                     {"num_attention_heads", "n_head"},
                                     {"num_hidden_layers", "n_layer"}};

const std::vector<Inert>& inert() {
  static const auto fields = with_common_fields({{"is_encoder_decoder", {false}}});
  return fields;
}

}  // namespace

Gpt2Config read_gpt2_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const auto fields = without_aliases(config, kAliases);
  const ConfigReader read(fields, file);
  read.must_change_nothing(inert());
  Gpt2Config gpt2{};
  gpt2.vocabulary_size = read.size("vocab_size", 16 * kWidest, 50257);
  gpt2.width = read.size("n_embd", kWidest, 768);
  gpt2.d_ff = read.size("n_inner", kWidest, 4 * gpt2.width);
  gpt2.layers = read.size("n_layer", kDeepest, 12);
  gpt2.heads = read.size("n_head", kWidest, 12);
  if (gpt2.width % gpt2.heads != 0) read.refuse("n_head");
  gpt2.positions = read.size("n_positions", kWidest, 1024);
  gpt2.epsilon = read.number("layer_norm_epsilon", 1, 1e-5);
  gpt2.dropout = read.number("resid_pdrop", 0.99, 0.1);
  gpt2.activation = read.activation("activation_function", "gelu_new");
  gpt2.scaled = read.flag("scale_attn_weights", true);
  gpt2.scaled_by_depth = read.flag("scale_attn_by_inverse_layer_idx", false);
  gpt2.tied = read.flag("tie_word_embeddings", true);
  const auto ends = read.ids("eos_token_id", gpt2.vocabulary_size);
  gpt2.end_id = ends.empty() ? gpt2.vocabulary_size - 1 : ends.front();
  gpt2.pad_id = read.id("pad_token_id", gpt2.vocabulary_size, gpt2.end_id);
  return gpt2;
}

}  // namespace ptw
