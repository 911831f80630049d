// What the slow T5 and Llama tokenizers share: SentencePiece reads the text between added tokens,
// either every stretch as a new word (legacy) or the whole text as one.
#pragma once

#include <string>
#include <vector>

#include "text/sentencepiece.h"
#include "text/slow_tokenizer.h"

namespace ptw {

class SentencePieceTokenizer : public SlowTokenizer {
 public:
  [[nodiscard]] bool is_special(std::int64_t id) const override;

 protected:
  /// `pieces` must have been opened with dummy_prefix(legacy). `unknown` is how the unknown token
  /// is written.
  SentencePieceTokenizer(SentencePiece pieces, bool legacy, bool add_prefix_space,
                         std::string unknown);

  [[nodiscard]] std::int64_t vocabulary_end() const override { return pieces_.size(); }
  [[nodiscard]] bool holds(const std::string& token) const override;
  [[nodiscard]] bool holds(std::int64_t id) const override {
    return id >= 0 && id < pieces_.size();
  }
  [[nodiscard]] std::int64_t vocabulary_id(const std::string& token) const override;
  [[nodiscard]] std::string vocabulary_token(std::int64_t held_id) const override;
  [[nodiscard]] std::vector<std::string> tokenize(std::string_view text) const override;
  [[nodiscard]] std::vector<std::string> tokenize_between(std::string text) const override;

  /// Where a decoded text has spaces around special tokens.
  struct Spaces {
    bool before_special = true;          ///< before every run of them but a first
    bool after_leading_special = false;  ///< after a single one at the beginning
  };
  /// Special tokens stand as they are written; what lies between them is SentencePiece's.
  [[nodiscard]] std::string join_pieces(std::vector<std::string> tokens, Spaces spaces) const;

  [[nodiscard]] bool legacy() const { return legacy_; }

 private:
  SentencePiece pieces_;
  bool legacy_;
  bool add_prefix_space_;
  std::string unknown_;
  std::size_t unknown_length_;  ///< in pieces, when it is read as plain text
};

/// How the pieces of such a tokenizer are opened.
constexpr SentencePiece::DummyPrefix dummy_prefix(bool legacy) {
  return legacy ? SentencePiece::DummyPrefix::as_stored : SentencePiece::DummyPrefix::never;
}

}  // namespace ptw
