#include "text/tokenizer_family.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "text/json_fields.h"

namespace ptw {
namespace {

using enum TokenizerFamily;

struct Name {
  std::string_view name;
  TokenizerFamily family;
};

constexpr std::array class_names = {Name{"T5Tokenizer", t5},       Name{"GPT2Tokenizer", gpt2},
                                    Name{"BartTokenizer", bart},   Name{"LlamaTokenizer", llama},
                                    Name{"LLaMATokenizer", llama}, Name{"ByT5Tokenizer", bytes}};
constexpr std::array model_types = {Name{"t5", t5},       Name{"mt5", t5},
                                    Name{"gpt2", gpt2},   Name{"bart", bart},
                                    Name{"llama", llama}, Name{"mistral", llama}};

std::optional<TokenizerFamily> family_of_classes(const std::filesystem::path& folder) {
  for (const auto* name : {"tokenizer_config.json", "config.json"}) {
    const auto kind = JsonFields(folder / name).text("tokenizer_class");
    if (kind) return family_of_class(*kind);
  }
  return std::nullopt;
}

std::optional<TokenizerFamily> family_of_model(const std::filesystem::path& folder) {
  const JsonFields config(folder / "config.json");
  const auto type = config.text("model_type").value_or("");
  for (const auto& [name, family] : model_types)
    if (type == name) return family;
  return std::nullopt;
}

TokenizerFamily family_of_files(const std::filesystem::path& folder) {
  std::error_code ignored;
  const auto has = [&](const char* name) {
    return std::filesystem::exists(folder / name, ignored);
  };
  const bool pieces = has("spiece.model") || has("tokenizer.model");
  const bool pairs = has("vocab.json") || has("merges.txt") || has("tokenizer.json");
  return pairs && !pieces ? gpt2 : t5;
}

}  // namespace

std::optional<TokenizerFamily> family_of_class(const std::string& name) {
  for (const auto& [known, family] : class_names)
    if (name == known || name == std::string(known) + "Fast") return family;
  return std::nullopt;
}

TokenizerFamily tokenizer_family(const std::filesystem::path& model_folder) {
  if (const auto family = family_of_classes(model_folder)) return *family;
  if (const auto family = family_of_model(model_folder)) return *family;
  return family_of_files(model_folder);
}

}  // namespace ptw
