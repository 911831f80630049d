// Hugging Face's slow T5Tokenizer (as of transformers 4.43), step by step: added tokens are cut out
// of the text, SentencePiece reads what lies between.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "text/added_tokens.h"
#include "text/sentencepiece.h"
#include "text/t5_options.h"
#include "text/tokenizer.h"

namespace ptw {

class T5Tokenizer final : public Tokenizer {
 public:
  /// `pieces` without dummy prefix unless `options.legacy`. Added tokens with ids beyond the
  /// model's `vocabulary_size` rows are left out.
  T5Tokenizer(SentencePiece pieces, const T5Options& options, std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_open(std::string_view text) const override;
  [[nodiscard]] std::string decode(std::span<const std::int64_t> ids,
                                   bool skip_special) const override;
  [[nodiscard]] std::string piece(std::int64_t id) const override;
  [[nodiscard]] bool is_special(std::int64_t id) const override;
  [[nodiscard]] std::int64_t size() const override;
  [[nodiscard]] std::int64_t pad_id() const override { return pad_id_; }
  [[nodiscard]] std::int64_t end_id() const override { return end_id_; }

 private:
  /// All added tokens as the reference numbers them, whatever the size of the model's table.
  [[nodiscard]] AddedTokens collect_added(const T5Options& options) const;

  [[nodiscard]] bool has_piece(std::int64_t id) const;
  [[nodiscard]] bool is_stored_piece(const std::string& token) const;
  [[nodiscard]] std::int64_t id_of(const std::string& token) const;
  [[nodiscard]] std::vector<std::string> tokenize(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> tokenize_between(const std::string& text) const;
  [[nodiscard]] std::string join(std::vector<std::string> tokens) const;

  SentencePiece pieces_;
  bool legacy_;
  bool add_prefix_space_;
  std::string unknown_;
  std::size_t unknown_length_;  ///< in pieces, when it is read as plain text
  AddedTokens added_;
  std::unordered_set<std::string> special_;  ///< left out of a decoded text on request
  std::unordered_set<std::int64_t> special_ids_;
  std::unordered_set<std::string> standing_alone_;  ///< set off by spaces in a decoded text
  std::int64_t pad_id_ = -1;
  std::int64_t end_id_ = -1;
};

}  // namespace ptw
