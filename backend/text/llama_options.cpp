#include "text/llama_options.h"

namespace ptw {
namespace {

/// Of a list of ids, which some models have, the first.
std::int64_t read_id(const JsonFields& config, const char* key) {
  const auto* id = config.find(key);
  if (id && id->is_array() && !id->empty()) id = &id->front();
  return id && id->is_number_integer() ? id->get<std::int64_t>() : -1;
}

}  // namespace

LlamaOptions read_llama_options(const std::filesystem::path& model_folder) {
  const JsonFields config(model_folder / "tokenizer_config.json");
  check_tokenizer_class(config, {"LlamaTokenizer", "LLaMATokenizer"});
  LlamaOptions options;
  config.read("legacy", options.legacy);
  config.read("add_prefix_space", options.add_prefix_space);
  config.read("add_bos_token", options.add_beginning);
  config.read("add_eos_token", options.add_end);
  options.special = read_special_tokens(model_folder, config, {});
  const JsonFields model(model_folder / "config.json");
  options.beginning_id = read_id(model, "bos_token_id");
  options.end_id = read_id(model, "eos_token_id");
  return options;
}

}  // namespace ptw
