// The shape of a T5 model, as config.json states it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "model/activation.h"
#include "model/writing_rules.h"

namespace ptw {

struct T5Config {
  std::string model_type;
  std::int64_t vocabulary_size;
  std::int64_t d_model;
  std::int64_t d_kv;
  std::int64_t d_ff;
  std::int64_t encoder_layers;
  std::int64_t decoder_layers;
  std::int64_t heads;
  std::int64_t buckets;       ///< of relative positions
  std::int64_t max_distance;  ///< beyond it all positions share a bucket
  double epsilon;             ///< of the layer norm
  double dropout;
  bool gated;  ///< gated feed-forward: act(x wi_0) * (x wi_1)
  Activation activation;
  bool tied;                   ///< output matrix = embeddings
  std::optional<bool> scaled;  ///< decoder output times d_model^-1/2; unset: if tied
  std::int64_t pad_id;
  std::int64_t end_id;
  std::int64_t decoder_start_id;
  WritingRules writing;
};

/// Defaults are those of Hugging Face's T5Config (MT5Config for "mt5"). Throws Error, naming the
/// file and the field, for a missing, mistyped or absurd value.
T5Config read_t5_config(const nlohmann::json& config, const std::filesystem::path& file);

}  // namespace ptw
