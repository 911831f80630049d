// The shape of a GPT-2 model, as config.json states it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "model/activation.h"
#include "model/writing_rules.h"

namespace ptw {

struct Gpt2Config {
  std::int64_t vocabulary_size;
  std::int64_t width;
  std::int64_t d_ff;
  std::int64_t layers;
  std::int64_t heads;
  std::int64_t positions;
  double epsilon;  ///< of the layer norm
  double dropout;
  Activation activation;
  bool scaled;           ///< attention scores divided by sqrt(d)
  bool scaled_by_depth;  ///< and by the layer's number, from 1
  bool tied;
  std::int64_t pad_id;
  std::int64_t end_id;
  WritingRules writing;
};

/// Defaults are those of Hugging Face's GPT2Config. Throws Error, naming the file and the field,
/// for a missing, mistyped or absurd value.
Gpt2Config read_gpt2_config(const nlohmann::json& config, const std::filesystem::path& file);

}  // namespace ptw
