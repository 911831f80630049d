// What a Hugging Face model folder says about the tokens that are more than text: their roles, and
// the tokens added to the vocabulary.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "text/added_tokens.h"
#include "text/json_fields.h"

namespace ptw {

/// Which token plays which part (bos_token, eos_token, ... of the reference).
struct TokenRoles {
  std::optional<AddedToken> beginning;
  std::optional<AddedToken> end;
  std::optional<AddedToken> unknown;
  std::optional<AddedToken> separator;
  std::optional<AddedToken> padding;
  std::optional<AddedToken> classifier;
  std::optional<AddedToken> mask;

  /// In the order above, which decides the ids of roles that the vocabulary does not hold.
  [[nodiscard]] std::vector<AddedToken> in_order() const;
};

struct SpecialTokens {
  TokenRoles roles;
  std::optional<std::vector<AddedToken>> additional;
  std::map<std::int64_t, AddedToken> added;  ///< with the ids they have, special or not
};

/// Reads `config` (tokenizer_config.json) and, when that lists no added tokens (before transformers
/// 4.34), special_tokens_map.json and added_tokens.json. What no file says is as in `defaults`.
SpecialTokens read_special_tokens(const std::filesystem::path& model_folder,
                                  const JsonFields& config, TokenRoles defaults);

/// Throws Error when `config` asks for a tokenizer whose class contains none of the names
/// `readable`, unless it is one that reads every family's files.
void check_tokenizer_class(const JsonFields& config, const std::vector<std::string>& readable);

}  // namespace ptw
