// Adapter folders in PEFT's format: adapter_config.json and adapter_model.safetensors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "model/frozen_model.h"
#include "torch_headers.h"

namespace ptw {

/// The fields of adapter_config.json that prompt methods need.
struct PeftConfig {
  std::string peft_type;  ///< e.g. "PROMPT_TUNING"
  std::string task_type;  ///< "SEQ_2_SEQ_LM" or "CAUSAL_LM"
  std::string base_model;
  std::int64_t virtual_tokens = 0;
  std::int64_t submodules = 1;  ///< 2 for encoder-decoder models: PEFT stores a second, unused half
  std::int64_t token_dim = 0;
};

/// Throws Error, naming the file, when it is missing or malformed.
PeftConfig read_peft_config(const std::filesystem::path& folder);

/// Reads `prompt_embeddings` and gives the rows that the model sees, [P, E]. Throws Error when the
/// file is damaged, the shape contradicts the config, or the adapter belongs to another model.
torch::Tensor read_prompt_embeddings(const std::filesystem::path& folder, const ModelInfo& model);

/// Writes a prompt [P, E] as PEFT's PROMPT_TUNING adapter into an existing folder.
void write_prompt_tuning_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                                 const ModelInfo& model);

}  // namespace ptw
