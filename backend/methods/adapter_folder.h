// Adapter folders in PEFT's format: adapter_config.json and adapter_model.safetensors, or
// adapter_model.bin as PEFT wrote it until 0.7.
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

/// All tensors of an adapter, and the file that they are in.
struct AdapterTensors {
  std::filesystem::path file;
  std::map<std::string, torch::Tensor> tensors;
};

/// As they are stored. Throws Error, naming the file, when it is missing or damaged.
AdapterTensors read_adapter_tensors(const std::filesystem::path& folder);

/// A prompt as google-research/prompt-tuning publishes it: one array [P, E], or [1, P, E]. Throws
/// Error for another shape and for values that are not finite.
torch::Tensor read_npy_prompt(const std::filesystem::path& file);

/// Reads `prompt_embeddings` and gives the rows that the model sees, [P, E]. Throws Error when the
/// file is damaged or holds NaN, the shape contradicts the config, or the adapter belongs to
/// another model.
torch::Tensor read_prompt_embeddings(const std::filesystem::path& folder, const ModelInfo& model);

/// `prompt_embeddings`, or the table that it is made of while training, float32 [rows, any]. Throws
/// Error for another number of rows and for values that are not finite.
torch::Tensor read_stored_prompt(const std::filesystem::path& folder, std::int64_t rows);

/// The fields of adapter_config.json that every prompt method of PEFT has, in inference mode.
nlohmann::ordered_json peft_config(const std::string& peft_type, std::int64_t virtual_tokens,
                                   const ModelInfo& model);

/// The whole adapter_config.json of a folder, as it is. Throws Error when it is malformed.
nlohmann::ordered_json read_adapter_fields(const std::filesystem::path& folder);

/// Takes over from `origin`, the configuration an adapter was opened with, what says nothing about
/// its tensors: where the base model came from, how the prompt was made, fields not known here.
void keep_fields(nlohmann::ordered_json& config, const nlohmann::ordered_json& origin);

/// A prompt [P, E] as PEFT stores it: for encoder-decoder models with a second, unused half.
torch::Tensor peft_rows(const torch::Tensor& prompt, const ModelInfo& model);

/// Writes adapter_config.json and adapter_model.safetensors into an existing folder.
void write_adapter(const std::filesystem::path& folder, const nlohmann::ordered_json& config,
                   const std::map<std::string, torch::Tensor>& tensors);

/// Writes a prompt [P, E] as PEFT's PROMPT_TUNING adapter into an existing folder, with the fields
/// of the adapter that it was opened from.
void write_prompt_tuning_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                                 const ModelInfo& model,
                                 const nlohmann::ordered_json& origin = nullptr);

/// What a method keeps beyond a plain prompt: its settings, an object in adapter_config.json under
/// the method's name, and tensors of its own beside `prompt_embeddings`.
struct MethodPart {
  std::string method;     ///< in the config's field "workbench_method"
  std::string peft_type;  ///< "PROMPT_TUNING" where PEFT can use the plain prompt
  nlohmann::json settings;
  std::map<std::string, torch::Tensor> tensors;
};

/// Names the method in `config`, with its settings.
void add_method_part(nlohmann::ordered_json& config, const MethodPart& own);

/// Writes a prompt [P, E] with the method's own part.
void write_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                   const ModelInfo& model, const MethodPart& own);

/// Reads a folder that write_adapter made: the object of `method` and all tensors. Throws Error,
/// naming the file, when either is missing or a value is not finite.
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
