// What a Hugging Face model folder says about its T5 tokenizer beside the SentencePiece model.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "text/special_tokens.h"

namespace ptw {

struct T5Options {
  bool legacy = true;            ///< every stretch between special tokens starts a new word
  bool add_prefix_space = true;  ///< a text starts a new word; legacy leaves that to the model
  int extra_ids = 100;           ///< number of sentinels, <extra_id_0> having the highest id
  SpecialTokens special;
  std::optional<std::string> vocabulary_file;  ///< a file name, when one is given
};

/// Whether a listed special token is meant as one of the `extra_ids` sentinels.
bool is_sentinel(const AddedToken& token);

/// Reads tokenizer_config.json and config.json as far as they are there, and the older files beside
/// them. Throws Error, naming the file, when one is malformed or belongs to another kind of
/// tokenizer.
T5Options read_t5_options(const std::filesystem::path& model_folder);

}  // namespace ptw
