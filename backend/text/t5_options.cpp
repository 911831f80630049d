#include "text/t5_options.h"

#include <algorithm>

namespace ptw {
namespace {

bool is_mt5(const std::filesystem::path& model_folder) {
  const JsonFields config(model_folder / "config.json");
  const auto* kind = config.find("model_type");
  return kind && *kind == "mt5";
}

void check_sentinels(const JsonFields& config, const T5Options& options) {
  if (!options.special.additional || options.extra_ids == 0) return;
  const auto listed = std::ranges::count_if(*options.special.additional, is_sentinel);
  if (listed > 0 && listed != options.extra_ids)
    config.refuse("additional_special_tokens / extra_ids");
}

}  // namespace

bool is_sentinel(const AddedToken& token) {
  return token.content.find("<extra_id_") != std::string::npos;
}

T5Options read_t5_options(const std::filesystem::path& model_folder) {
  const JsonFields config(model_folder / "tokenizer_config.json");
  check_tokenizer_class(config, {"T5Tokenizer"});
  T5Options options;
  if (is_mt5(model_folder)) options.extra_ids = 0;
  config.read("legacy", options.legacy);
  config.read("add_prefix_space", options.add_prefix_space);
  config.read("extra_ids", options.extra_ids);
  TokenRoles defaults;
  defaults.end = AddedToken{"</s>"};
  defaults.unknown = AddedToken{"<unk>"};
  defaults.padding = AddedToken{"<pad>"};
  options.special = read_special_tokens(model_folder, config, std::move(defaults));
  check_sentinels(config, options);
  if (const auto* name = config.find("vocab_file"); name && name->is_string())
    options.vocabulary_file = std::filesystem::path(name->get<std::string>()).filename().string();
  return options;
}

}  // namespace ptw
