// What a Hugging Face model folder says about its Llama tokenizer beside the SentencePiece model.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "text/special_tokens.h"

namespace ptw {

struct LlamaOptions {
  bool legacy = true;            ///< every stretch between special tokens starts a new word
  bool add_prefix_space = true;  ///< a text starts a new word; legacy leaves that to the model
  bool add_beginning = true;     ///< <s> before an input
  bool add_end = false;          ///< </s> after an input
  SpecialTokens special;         ///< only the roles that a file names

  // config.json's ids, for roles that no file names; -1 where it says nothing
  std::int64_t beginning_id = -1;
  std::int64_t end_id = -1;
};

/// Reads tokenizer_config.json and config.json as far as they are there, and the older files beside
/// them. Throws Error, naming the file, when one is malformed or belongs to another kind of
/// tokenizer.
LlamaOptions read_llama_options(const std::filesystem::path& model_folder);

}  // namespace ptw
