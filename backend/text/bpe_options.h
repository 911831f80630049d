// What a Hugging Face model folder says about its byte-level BPE tokenizer beside the vocabulary.
#pragma once

#include <filesystem>

#include "text/special_tokens.h"

namespace ptw {

enum class BpeFamily { gpt2, bart };

struct BpeOptions {
  BpeFamily family = BpeFamily::gpt2;
  std::optional<bool> add_prefix_space;  ///< a text is read as if a space stood before it
  bool add_beginning = false;            ///< GPT-2: the beginning token before an input
  SpecialTokens special;                 ///< with every role that the family has
};

/// Reads tokenizer_config.json and the older files beside it as far as they are there. Throws
/// Error, naming the file, when one is malformed or belongs to another kind of tokenizer.
BpeOptions read_bpe_options(const std::filesystem::path& model_folder, BpeFamily family);

}  // namespace ptw
