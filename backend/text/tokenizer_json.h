// The file tokenizer.json of Hugging Face's fast tokenizers, as far as it describes byte-level BPE.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "text/added_tokens.h"
#include "text/json_fields.h"

namespace ptw {

struct TokenizerJson {
  const nlohmann::json* vocabulary = nullptr;  ///< an object, ids by token; lives with the fields
  std::vector<std::pair<std::string, std::string>> merges;
  std::map<std::int64_t, AddedToken> added;
  bool add_prefix_space = false;
};

/// Throws Error when the file is malformed, or asks for more than GPT-2's way to read a text.
TokenizerJson read_tokenizer_json(const JsonFields& fields);

}  // namespace ptw
