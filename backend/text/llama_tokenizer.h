// Hugging Face's slow LlamaTokenizer (as of transformers 4.43), which Mistral has as well: an input
// begins with <s>.
#pragma once

#include <string>
#include <vector>

#include "text/llama_options.h"
#include "text/sentencepiece_tokenizer.h"

namespace ptw {

class LlamaTokenizer final : public SentencePieceTokenizer {
 public:
  /// `pieces` as dummy_prefix(options.legacy) says, `roles` as roles_of(pieces, options). Added
  /// tokens with ids beyond the model's `vocabulary_size` rows are left out.
  LlamaTokenizer(SentencePiece pieces, const LlamaOptions& options, const TokenRoles& roles,
                 std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override;

 protected:
  [[nodiscard]] std::string join(std::vector<std::string> tokens) const override;

 private:
  bool add_beginning_;
  bool add_end_;
  std::int64_t beginning_id_ = -1;
};

/// The roles that a file names, then those that config.json has ids for, then <s>, </s> and <unk>.
TokenRoles roles_of(const SentencePiece& pieces, const LlamaOptions& options);

}  // namespace ptw
