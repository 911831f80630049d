#include "text/bpe_options.h"

#include <utility>

namespace ptw {
namespace {

TokenRoles default_roles(BpeFamily family) {
  TokenRoles roles;
  if (family == BpeFamily::gpt2) {
    roles.beginning = roles.end = roles.unknown = AddedToken{"<|endoftext|>"};
    return roles;
  }
  roles.beginning = roles.classifier = AddedToken{"<s>"};
  roles.end = roles.separator = AddedToken{"</s>"};
  roles.unknown = AddedToken{"<unk>"};
  roles.padding = AddedToken{"<pad>"};
  roles.mask = AddedToken{.content = "<mask>", .lstrip = true};
  return roles;
}

std::vector<std::string> readable_classes(BpeFamily family) {
  if (family == BpeFamily::gpt2) return {"GPT2Tokenizer"};
  return {"BartTokenizer", "RobertaTokenizer"};
}

}  // namespace

BpeOptions read_bpe_options(const std::filesystem::path& model_folder, BpeFamily family) {
  const JsonFields config(model_folder / "tokenizer_config.json");
  check_tokenizer_class(config, readable_classes(family));
  BpeOptions options;
  options.family = family;
  if (bool stated = false; config.find("add_prefix_space")) {
    config.read("add_prefix_space", stated);
    options.add_prefix_space = stated;
  }
  config.read("add_bos_token", options.add_beginning);
  options.special = read_special_tokens(model_folder, config, default_roles(family));
  return options;
}

}  // namespace ptw
