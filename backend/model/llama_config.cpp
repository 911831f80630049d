#include "model/llama_config.h"

#include "model/config_reader.h"
#include "report/message.h"

namespace ptw {

LlamaConfig read_llama_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const ConfigReader read(config, file);
  const auto scaling = config.find("rope_scaling");
  if (scaling != config.end() && !scaling->is_null())
    throw Error(PTW_TR("model",
                       "%1 stretches the positions (rope_scaling), which is not known here. Take a "
                       "Llama model without it."),
                {file.string()});
  LlamaConfig llama{};
  llama.vocabulary_size = read.size("vocab_size", 16 * kWidest, 32000);
  llama.width = read.size("hidden_size", kWidest, 4096);
  llama.d_ff = read.size("intermediate_size", kWidest, 11008);
  llama.layers = read.size("num_hidden_layers", kDeepest, 32);
  llama.heads = read.size("num_attention_heads", kWidest, 32);
  llama.key_value_heads = read.size("num_key_value_heads", llama.heads, llama.heads);
  if (llama.heads % llama.key_value_heads != 0) read.refuse("num_key_value_heads");
  const auto head_size = config.find("head_dim");
  const bool given = head_size != config.end() && !head_size->is_null();
  if (!given && llama.width % llama.heads != 0) read.refuse("num_attention_heads");
  llama.head_size = read.size("head_dim", kWidest, llama.width / llama.heads);
  if (llama.head_size % 2 != 0) read.refuse("head_dim");
  llama.positions = read.size("max_position_embeddings", 16 * kWidest, 2048);
  llama.epsilon = read.number("rms_norm_eps", 1, 1e-6);
  llama.rotary_base = read.number("rope_theta", 1e12, 10000);
  if (llama.rotary_base < 1) read.refuse("rope_theta");
  llama.activation = read.activation("hidden_act", "silu");
  llama.attention_bias = read.flag("attention_bias", false);
  llama.feed_forward_bias = read.flag("mlp_bias", false);
  llama.tied = read.flag("tie_word_embeddings", false);
  llama.end_id = read.id("eos_token_id", llama.vocabulary_size, 2);
  llama.pad_id = read.id("pad_token_id", llama.vocabulary_size, llama.end_id);
  return llama;
}

}  // namespace ptw
