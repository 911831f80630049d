// The shape of a Llama model, as config.json states it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "model/activation.h"
#include "model/writing_rules.h"

namespace ptw {

struct LlamaConfig {
  std::int64_t vocabulary_size;
  std::int64_t width;
  std::int64_t d_ff;
  std::int64_t layers;
  std::int64_t heads;
  std::int64_t key_value_heads;  ///< divides heads; each serves heads / key_value_heads queries
  std::int64_t head_size;
  std::int64_t positions;
  double epsilon;  ///< of the RMS norm
  double rotary_base;
  Activation activation;
  bool attention_bias;
  bool feed_forward_bias;
  bool tied;
  std::int64_t pad_id;
  std::int64_t end_id;
  WritingRules writing;
};

/// Defaults are those of Hugging Face's LlamaConfig. Throws Error, naming the file and the field,
/// for a missing, mistyped or absurd value, and for stretched positions (rope_parameters,
/// rope_scaling).
LlamaConfig read_llama_config(const nlohmann::json& config, const std::filesystem::path& file);

}  // namespace ptw
