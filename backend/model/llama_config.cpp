#include "model/llama_config.h"

#include "files/shown.h"
#include "model/config_reader.h"
#include "report/message.h"

namespace ptw {
namespace {

// What is neither computed below nor here has no effect on numbers: initializer_range,
// attention_dropout, use_cache, and pretraining_tp, which only changes their rounding.
const std::vector<Inert>& inert() {
  static const auto fields =
      with_common_fields({{"is_encoder_decoder", {false}}, {"partial_rotary_factor", {1}}});
  return fields;
}

/// The base of the rotation's angles. transformers 5 writes rope_parameters, earlier versions
/// rope_theta, with a rule for stretching the angles in rope_scaling.
double read_rotary_base(const ConfigReader& read, const std::filesystem::path& file) {
  auto base = read.number("rope_theta", 1e12, 10000);
  for (const auto* field : {"rope_parameters", "rope_scaling"}) {
    const auto* stored = read.object(field);
    if (!stored) continue;
    const ConfigReader inside(*stored, file, std::string(field) + ".");
    const auto rule = inside.text("rope_type", inside.text("type", "default"));
    if (rule != "default")
      throw Error(PTW_TR("model",
                         "%1 stretches the positions by the rule \"%2\" (%3), which is not known "
                         "here. Take a Llama model without it."),
                  {file.string(), shown(rule), field});
    inside.must_change_nothing({{"partial_rotary_factor", {1}}});
    for (const auto& [name, value] : stored->items())
      if (value.is_structured()) read.refuse(field);
    base = inside.number("rope_theta", 1e12, base);
  }
  if (base < 1) read.refuse("rope_theta");
  return base;
}

}  // namespace

LlamaConfig read_llama_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const ConfigReader read(config, file);
  read.must_change_nothing(inert());
  LlamaConfig llama{};
  llama.vocabulary_size = read.size("vocab_size", 16 * kWidest, 32000);
  llama.width = read.size("hidden_size", kWidest, 4096);
  llama.d_ff = read.size("intermediate_size", kWidest, 11008);
  llama.layers = read.size("num_hidden_layers", kDeepest, 32);
  llama.heads = read.size("num_attention_heads", kWidest, 32);
  llama.key_value_heads = read.size("num_key_value_heads", llama.heads, llama.heads);
  if (llama.heads % llama.key_value_heads != 0) read.refuse("num_key_value_heads");
  if (!read.says("head_dim") && llama.width % llama.heads != 0) read.refuse("num_attention_heads");
  llama.head_size = read.size("head_dim", kWidest, llama.width / llama.heads);
  if (llama.head_size % 2 != 0) read.refuse("head_dim");
  llama.positions = read.size("max_position_embeddings", 16 * kWidest, 2048);
  llama.epsilon = read.number("rms_norm_eps", 1, 1e-6);
  llama.rotary_base = read_rotary_base(read, file);
  llama.activation = read.activation("hidden_act", "silu");
  llama.attention_bias = read.flag("attention_bias", false);
  llama.feed_forward_bias = read.flag("mlp_bias", false);
  llama.tied = read.flag("tie_word_embeddings", false);
  const auto ends = read.ids("eos_token_id", llama.vocabulary_size);
  llama.end_id = ends.empty() ? 2 : ends.front();
  llama.pad_id = read.id("pad_token_id", llama.vocabulary_size, llama.end_id);
  return llama;
}

}  // namespace ptw
