// The shape of a BART model, as config.json states it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "model/activation.h"
#include "model/writing_rules.h"

namespace ptw {

struct BartConfig {
  struct Stack {
    std::int64_t layers;
    std::int64_t heads;
    std::int64_t d_ff;
  };
  std::int64_t vocabulary_size;
  std::int64_t width;
  Stack encoder, decoder;
  std::int64_t positions;
  double dropout;
  Activation activation;
  bool scaled_embedding;  ///< word embeddings times sqrt(width)
  bool tied;
  std::int64_t pad_id;
  std::int64_t end_id;
  std::int64_t decoder_start_id;
  WritingRules writing;
};

/// Defaults are those of Hugging Face's BartConfig. Throws Error, naming the file and the field,
/// for a missing, mistyped or absurd value.
BartConfig read_bart_config(const nlohmann::json& config, const std::filesystem::path& file);

}  // namespace ptw
