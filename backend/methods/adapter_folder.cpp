#include "methods/adapter_folder.h"

#include <set>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "files/shown.h"
#include "model/finite.h"
#include "model/npy_file.h"
#include "model/pickle_file.h"
#include "model/safetensors.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::int64_t kLongestPrompt = 1 << 20;
constexpr std::uintmax_t kLargestConfig = 4 << 20;
constexpr std::uint64_t kLargestSetting = std::uint64_t{1} << 62;

[[noreturn]] void malformed(const std::filesystem::path& file, const std::string& field) {
  throw Error(PTW_TR("methods", "%1 is not a sound adapter configuration: %2 is missing or wrong."),
              {file.string(), field});
}

std::int64_t read_size(const nlohmann::ordered_json& config, const char* field, std::int64_t absent,
                       const std::filesystem::path& file) {
  const auto found = config.find(field);
  if (found == config.end() || found->is_null()) return absent;
  if (!found->is_number_unsigned() || found->get<std::uint64_t>() > kLongestPrompt)
    malformed(file, field);
  return found->get<std::int64_t>();
}

std::string read_text(const nlohmann::ordered_json& config, const char* field) {
  const auto found = config.find(field);
  return found != config.end() && found->is_string() ? found->get<std::string>() : std::string();
}

nlohmann::ordered_json prompt_tuning_config(const torch::Tensor& prompt, const ModelInfo& model) {
  auto config = peft_config("PROMPT_TUNING", prompt.size(0), model);
  config["prompt_tuning_init"] = "RANDOM";
  config["prompt_tuning_init_text"] = nullptr;
  config["tokenizer_kwargs"] = nullptr;
  config["tokenizer_name_or_path"] = nullptr;
  return config;
}

nlohmann::json own_setting(const MethodPart& own, const std::filesystem::path& folder,
                           const char* key, bool (nlohmann::json::*is)() const noexcept) {
  const auto found = own.settings.find(key);
  if (found == own.settings.end() || !(found.value().*is)())
    malformed(folder / "adapter_config.json", own.method + "." + key);
  return *found;
}

/// Whether a tensor is `name`, whatever a trainer has put before it: "module.", "base_model.".
bool is_called(const std::string& stored, const std::string& name) {
  return stored == name || stored.ends_with("." + name);
}

/// The table of the network that makes the prompt, which a checkpoint from training holds.
bool is_table(const std::string& name) {
  return name.find("prompt_encoder.") != std::string::npos && name.ends_with(".embedding.weight");
}

/// Under which name the prompt is stored. Where the network is nothing but its table, that is the
/// prompt.
std::string name_of_prompt(const AdapterTensors& stored) {
  std::string table;
  for (const auto& [name, tensor] : stored.tensors) {
    if (is_called(name, "prompt_embeddings")) return name;
    if (is_table(name)) table = name;
  }
  for (const auto& [name, tensor] : stored.tensors)
    if (name.find("prompt_encoder.") != std::string::npos && !is_table(name))
      throw Error(PTW_TR("methods",
                         "%1 is a checkpoint from training: it holds the network that makes the "
                         "prompt (%2), not the prompt. Save the adapter with PEFT's "
                         "save_pretrained."),
                  {stored.file.string(), shown(name)});
  if (table.empty())
    throw Error(
        PTW_TR("model", "%1 has no tensor %2. It belongs to another kind of model or adapter."),
        {stored.file.string(), "prompt_embeddings"});
  return table;
}

/// PEFT's methods that put something before the input.
bool has_virtual_tokens(const std::string& peft_type) {
  return peft_type == "PROMPT_TUNING" || peft_type == "PREFIX_TUNING" || peft_type == "P_TUNING";
}

/// Throws Error for an adapter of PEFT's that comes with trained weights of the model itself.
void refuse_other_weights(const nlohmann::ordered_json& config, const std::filesystem::path& file) {
  const auto modules = config.find("modules_to_save");
  const bool any = modules != config.end() && !modules->is_null() && !modules->empty();
  const auto task = read_text(config, "task_type");
  if (!any && task != "SEQ_CLS" && task != "TOKEN_CLS" && task != "QUESTION_ANS") return;
  throw Error(PTW_TR("methods",
                     "%1: the adapter was trained together with other weights (%2), which are not "
                     "known here. Train one for a language model, without them."),
              {file.string(), any ? "modules_to_save" : task});
}

}  // namespace

AdapterTensors read_adapter_tensors(const std::filesystem::path& folder) {
  AdapterTensors stored{folder / "adapter_model.safetensors", {}};
  if (const auto pickled = folder / "adapter_model.bin";
      !is_there(stored.file) && is_there(pickled))
    return {pickled, read_pickle_file(pickled)};
  const SafetensorsFile file(stored.file);
  for (const auto& name : file.names()) stored.tensors[name] = file.tensor(name);
  return stored;
}

torch::Tensor read_npy_prompt(const std::filesystem::path& file) {
  auto prompt = read_npy(file);
  if (prompt.dim() == 3 && prompt.size(0) == 1) prompt = prompt.squeeze(0);
  if (prompt.dim() != 2 || prompt.size(0) < 1)
    throw Error(PTW_TR("methods",
                       "%1 is no prompt: it needs one row of numbers for every token. Save an "
                       "array of two dimensions."),
                {file.string()});
  return as_float32(prompt, "prompt", file);
}

nlohmann::ordered_json read_adapter_fields(const std::filesystem::path& folder) {
  const auto file = folder / "adapter_config.json";
  if (!is_there(file))
    throw Error(PTW_TR("methods", "%1 holds no adapter_config.json. Choose an adapter folder."),
                {folder.string()});
  auto stored = parse_json<nlohmann::ordered_json>(read_file(file, kLargestConfig));
  if (!stored.is_object()) malformed(file, "JSON");
  return stored;
}

PeftConfig read_peft_config(const std::filesystem::path& folder) {
  const auto file = folder / "adapter_config.json";
  const auto stored = read_adapter_fields(folder);
  PeftConfig config;
  config.peft_type = read_text(stored, "peft_type");
  if (config.peft_type.empty()) malformed(file, "peft_type");
  config.method = read_text(stored, "workbench_method");
  config.task_type = read_text(stored, "task_type");
  config.base_model = read_text(stored, "base_model_name_or_path");
  config.virtual_tokens = read_size(stored, "num_virtual_tokens", 0, file);
  if (config.method.empty() && has_virtual_tokens(config.peft_type)) {
    if (config.virtual_tokens < 1) malformed(file, "num_virtual_tokens");
    refuse_other_weights(stored, file);
  }
  config.submodules = read_size(stored, "num_transformer_submodules",
                                config.task_type == "SEQ_2_SEQ_LM" ? 2 : 1, file);
  if (config.submodules < 1) malformed(file, "num_transformer_submodules");
  config.token_dim = read_size(stored, "token_dim", 0, file);
  return config;
}

torch::Tensor read_stored_prompt(const std::filesystem::path& folder, std::int64_t rows) {
  const auto stored = read_adapter_tensors(folder);
  const auto name = name_of_prompt(stored);
  const auto& prompt = stored.tensors.at(name);
  if (!prompt.is_floating_point() || prompt.dim() != 2 || prompt.size(0) != rows)
    throw Error(
        PTW_TR("methods", "%1: %2 does not have the %3 rows that adapter_config.json promises."),
        {stored.file.string(), shown(name), std::to_string(rows)});
  return as_float32(prompt, name, stored.file).clone();
}

torch::Tensor read_prompt_embeddings(const std::filesystem::path& folder, const ModelInfo& model) {
  const auto config = read_peft_config(folder);
  const auto stored = read_stored_prompt(folder, config.virtual_tokens * config.submodules);
  if (stored.size(1) != model.embedding_size)
    throw Error(PTW_TR("methods",
                       "%1 was trained on a model with embeddings of size %2; the model "
                       "in %3 has size %4. Open it with its own model."),
                {folder.string(), std::to_string(stored.size(1)), model.folder.string(),
                 std::to_string(model.embedding_size)});
  return stored.slice(0, 0, config.virtual_tokens).clone();
}

nlohmann::ordered_json peft_config(const std::string& peft_type, std::int64_t virtual_tokens,
                                   const ModelInfo& model) {
  // PEFT takes layers and heads from the first fields of the model's config that it knows, which
  // are the encoder's where there is one.
  const bool seq2seq = model.has_encoder();
  return {
      {"auto_mapping", nullptr},
      {"base_model_name_or_path", model.folder.string()},
      {"inference_mode", true},
      {"num_attention_heads", seq2seq ? model.encoder_heads.count : model.heads},
      {"num_layers", seq2seq ? model.encoder_layers : model.layers},
      {"num_transformer_submodules", seq2seq ? 2 : 1},
      {"num_virtual_tokens", virtual_tokens},
      {"peft_type", peft_type},
      {"revision", nullptr},
      {"task_type", seq2seq ? "SEQ_2_SEQ_LM" : "CAUSAL_LM"},
      {"token_dim", model.embedding_size},
  };
}

void keep_fields(nlohmann::ordered_json& config, const nlohmann::ordered_json& origin) {
  static const std::set<std::string> ours = {
      "inference_mode",     "num_attention_heads", "num_layers", "num_transformer_submodules",
      "num_virtual_tokens", "peft_type",           "task_type",  "token_dim",
      "workbench_method"};
  if (!origin.is_object()) return;
  const auto method = read_text(origin, "workbench_method");
  for (const auto& [key, value] : origin.items())
    if (!ours.contains(key) && key != method) config[key] = value;
}

torch::Tensor peft_rows(const torch::Tensor& prompt, const ModelInfo& model) {
  return model.has_encoder() ? torch::cat({prompt, torch::zeros_like(prompt)}) : prompt;
}

void write_adapter(const std::filesystem::path& folder, const nlohmann::ordered_json& config,
                   const std::map<std::string, torch::Tensor>& tensors) {
  write_safetensors(folder / "adapter_model.safetensors", tensors, {{"format", "pt"}});
  write_file(folder / "adapter_config.json", config.dump(2) + '\n');
}

void write_prompt_tuning_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                                 const ModelInfo& model, const nlohmann::ordered_json& origin) {
  auto config = prompt_tuning_config(prompt, model);
  keep_fields(config, origin);
  write_adapter(folder, config, {{"prompt_embeddings", peft_rows(prompt, model)}});
}

void add_method_part(nlohmann::ordered_json& config, const MethodPart& own) {
  config["peft_type"] = own.peft_type;
  config["workbench_method"] = own.method;
  config[own.method] = own.settings;
}

void write_adapter(const std::filesystem::path& folder, const torch::Tensor& prompt,
                   const ModelInfo& model, const MethodPart& own) {
  auto config = prompt_tuning_config(prompt, model);
  add_method_part(config, own);
  auto tensors = own.tensors;
  tensors["prompt_embeddings"] = peft_rows(prompt, model);
  write_adapter(folder, config, tensors);
}

MethodPart read_method_part(const std::filesystem::path& folder, const std::string& method) {
  const auto stored = read_adapter_fields(folder);
  const auto found = stored.find(method);
  if (found == stored.end() || !found->is_object())
    malformed(folder / "adapter_config.json", method);
  MethodPart own{method, read_text(stored, "peft_type"), *found, {}};
  const auto [file, tensors] = read_adapter_tensors(folder);
  for (const auto& [name, tensor] : tensors)
    own.tensors[name] = tensor.is_floating_point() ? as_float32(tensor, name, file) : tensor;
  return own;
}

std::string own_text(const MethodPart& own, const std::filesystem::path& folder, const char* key) {
  return own_setting(own, folder, key, &nlohmann::json::is_string).get<std::string>();
}

std::int64_t own_integer(const MethodPart& own, const std::filesystem::path& folder,
                         const char* key) {
  const auto stored = own_setting(own, folder, key, &nlohmann::json::is_number_unsigned);
  if (stored.get<std::uint64_t>() > kLargestSetting)
    malformed(folder / "adapter_config.json", own.method + "." + key);
  return stored.get<std::int64_t>();
}

double own_real(const MethodPart& own, const std::filesystem::path& folder, const char* key) {
  return own_setting(own, folder, key, &nlohmann::json::is_number).get<double>();
}

torch::Tensor own_tensor(const MethodPart& own, const std::filesystem::path& folder,
                         const std::string& name, const std::vector<std::int64_t>& shape) {
  const auto found = own.tensors.find(name);
  if (found == own.tensors.end() || !found->second.is_floating_point() ||
      found->second.sizes().vec() != shape)
    throw Error(PTW_TR("methods",
                       "%1 is not a sound %2 adapter: the tensor %3 is missing or has "
                       "another shape. Train it again."),
                {folder.string(), own.method, name});
  return found->second.to(torch::kFloat32).clone();
}

}  // namespace ptw
