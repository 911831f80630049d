// Hugging Face's slow T5Tokenizer (as of transformers 4.43), step by step: sentinels among the
// added tokens, a text closed by the end token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/sentencepiece_tokenizer.h"
#include "text/t5_options.h"

namespace ptw {

/// Some vocabularies (mT5) hold their sentinels as pieces of the model.
bool is_sentinel_piece(std::string_view piece);

class T5Tokenizer final : public SentencePieceTokenizer {
 public:
  /// `pieces` as dummy_prefix(options.legacy) says. Added tokens with ids beyond the model's
  /// `vocabulary_size` rows are left out.
  T5Tokenizer(SentencePiece pieces, const T5Options& options, std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override;
  [[nodiscard]] bool is_special(std::int64_t id) const override;

 protected:
  [[nodiscard]] std::string join(std::vector<std::string> tokens) const override;

 private:
  /// All added tokens whose ids do not hang on the order of others.
  [[nodiscard]] AddedTokens listed_tokens(const T5Options& options) const;
};

}  // namespace ptw
