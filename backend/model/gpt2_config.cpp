#include "model/gpt2_config.h"

#include "model/config_reader.h"

namespace ptw {

Gpt2Config read_gpt2_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const ConfigReader read(config, file);
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
  gpt2.end_id = read.id("eos_token_id", gpt2.vocabulary_size, gpt2.vocabulary_size - 1);
  gpt2.pad_id = read.id("pad_token_id", gpt2.vocabulary_size, gpt2.end_id);
  return gpt2;
}

}  // namespace ptw
