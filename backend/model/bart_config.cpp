#include "model/bart_config.h"

#include "model/config_reader.h"

namespace ptw {

BartConfig read_bart_config(const nlohmann::json& config, const std::filesystem::path& file) {
  const ConfigReader read(config, file);
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
  bart.pad_id = read.id("pad_token_id", bart.vocabulary_size, 1);
  bart.end_id = read.id("eos_token_id", bart.vocabulary_size, 2);
  bart.decoder_start_id = read.id("decoder_start_token_id", bart.vocabulary_size, bart.end_id);
  bart.first_id = read.id("forced_bos_token_id", bart.vocabulary_size, -1);
  return bart;
}

}  // namespace ptw
