// Hugging Face's fast tokenizers, as a tokenizer.json describes them.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "text/added_token_search.h"
#include "text/tokenizer.h"
#include "text/tokenizer_json.h"

namespace ptw {

/// What a model folder says beside the file.
struct JsonTokenizerOptions {
  std::string end;                   ///< the end token, which the file must hold
  std::string padding;               ///< the same where there is none
  std::vector<std::string> special;  ///< all tokens that play a part
  bool targets_are_inputs = false;   ///< models with an encoder
};

class JsonTokenizer final : public Tokenizer {
 public:
  /// Texts with tokens beyond the model's `vocabulary_size` rows are refused.
  JsonTokenizer(TokenizerJson stored, const JsonTokenizerOptions& options,
                std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_open(std::string_view text) const override;
  [[nodiscard]] std::string decode(std::span<const std::int64_t> ids,
                                   bool skip_special) const override;
  [[nodiscard]] std::string piece(std::int64_t id) const override;
  [[nodiscard]] bool is_special(std::int64_t id) const override;
  [[nodiscard]] std::int64_t size() const override;
  [[nodiscard]] std::int64_t pad_id() const override { return pad_id_; }
  [[nodiscard]] std::int64_t end_id() const override { return end_id_; }

 private:
  [[nodiscard]] const std::string* token(std::int64_t id) const;
  [[nodiscard]] bool is_added(std::int64_t id) const { return stored_.added.by_id().contains(id); }
  /// Appends the ids of a text without added tokens that are not normalised.
  void encode_between(std::string_view text, bool first, std::vector<std::int64_t>& ids) const;

  TokenizerJson stored_;
  AddedTokenSearch as_written_;  ///< the added tokens that are looked for in the text itself
  AddedTokenSearch normalized_;  ///< and in the normalised text
  bool targets_are_inputs_;
  std::int64_t rows_;
  std::int64_t pad_id_;
  std::int64_t end_id_;
  std::unordered_set<std::int64_t> special_;  ///< left out of a decoded text on request
};

}  // namespace ptw
