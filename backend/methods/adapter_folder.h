// Adapter folders in PEFT's format: adapter_config.json and adapter_model.safetensors.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/frozen_model.h"
#include "torch_headers.h"

namespace ptw {

/// The fields of adapter_config.json that prompt methods need.
struct PeftConfig {
  std::string peft_type;  ///< e.g. "PROMPT_TUNING"
  std::string method;     ///< ours, where PEFT has no name for it; empty otherwise
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

/// What a method keeps beyond a plain prompt: its settings, an object in adapter_config.json under
/// the method's name, and tensors of its own beside `prompt_embeddings`.
struct MethodPart {
  std::string method;     ///< in the config's field "workbench_method"
  std::string peft_type;  ///< "PROMPT_TUNING" where PEFT can use the plain prompt
  nlohmann::json settings;
  std::map<std::string, torch::Tensor> tensors;
};

/// The same with the method's own part.
void write_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                   const ModelInfo& model, const MethodPart& own);

/// Reads a folder that write_adapter made: the object of `method` and all tensors. Throws Error,
/// naming the file, when either is missing.
MethodPart read_method_part(const std::filesystem::path& folder, const std::string& method);

/// The setting `key` of a part. Throws Error when it is missing or not a text, not a whole number
/// of at least 0, not a number.
std::string own_text(const MethodPart& own, const std::filesystem::path& folder, const char* key);
std::int64_t own_integer(const MethodPart& own, const std::filesystem::path& folder,
                         const char* key);
double own_real(const MethodPart& own, const std::filesystem::path& folder, const char* key);

/// The tensor `name` of a part as float32, which must have `shape`. Throws Error otherwise.
torch::Tensor own_tensor(const MethodPart& own, const std::filesystem::path& folder,
                         const std::string& name, const std::vector<std::int64_t>& shape);

}  // namespace ptw
