// What a Hugging Face model folder says about its T5 tokenizer beside the SentencePiece model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "text/added_tokens.h"

namespace ptw {

struct T5Options {
  bool legacy = true;            ///< every stretch between special tokens starts a new word
  bool add_prefix_space = true;  ///< a text starts a new word; legacy leaves that to the model
  int extra_ids = 100;           ///< number of sentinels, <extra_id_0> having the highest id

  std::string end = "</s>";
  std::string unknown = "<unk>";
  std::string padding = "<pad>";
  std::vector<AddedToken> roles;  ///< these and other roles (beginning, separator, ...) as tokens
  std::optional<std::vector<AddedToken>> additional_special_tokens;
  std::map<std::int64_t, AddedToken> added_tokens;

  std::optional<std::string> vocabulary_file;  ///< a file name, when one is given
};

/// Whether a listed special token is meant as one of the `extra_ids` sentinels.
bool is_sentinel(const AddedToken& token);

/// Reads tokenizer_config.json and config.json as far as they are there. Throws Error, naming the
/// file, when one is malformed or belongs to another kind of tokenizer.
T5Options read_t5_options(const std::filesystem::path& model_folder);

}  // namespace ptw
