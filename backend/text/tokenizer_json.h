// The file tokenizer.json of Hugging Face's fast tokenizers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "text/added_tokens.h"
#include "text/normalizer.h"
#include "text/post_processor.h"
#include "text/pre_tokenizer.h"
#include "text/token_decoder.h"
#include "text/word_model.h"

namespace ptw {

struct TokenizerJson {
  std::filesystem::path file;
  Normalizer normalizer;
  PreTokenizer pre_tokenizer;
  std::unique_ptr<WordModel> model;
  Surroundings surroundings;
  TokenDecoder decoder;
  AddedTokens added;
  bool has_letters = false;     ///< its pieces are written in the letters of byte_level.h
  bool prepends_space = false;  ///< a text is read as if a space stood before it

  [[nodiscard]] std::optional<std::int64_t> id(const std::string& token) const;
  /// The id of a token that is added next: its own when it is there already, else the first free.
  [[nodiscard]] std::int64_t next_id(const std::string& token) const;
};

/// All that the file says is used, or refused by name. Truncation and padding are no part of it:
/// the reference sets both anew at every call. `add_prefix_space` is what the folder says besides,
/// which the reference puts in the place of what a byte level that stands alone says. Throws Error
/// when the file is damaged, asks for what is not known, contradicts that, or has many more tokens
/// than the model's table has `rows`.
TokenizerJson read_tokenizer_json(const std::filesystem::path& file,
                                  std::optional<bool> add_prefix_space, std::int64_t rows);

}  // namespace ptw
