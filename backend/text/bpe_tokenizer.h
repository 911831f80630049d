// Hugging Face's slow GPT2Tokenizer and BartTokenizer (as of transformers 4.43): byte-level BPE
// (Radford et al. 2019, section 2.2). A GPT-2 input is the text alone, a BART input stands between
// <s> and </s>.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "text/bpe_options.h"
#include "text/bpe_vocabulary.h"
#include "text/slow_tokenizer.h"

namespace ptw {

class BpeTokenizer final : public SlowTokenizer {
 public:
  /// Added tokens with ids beyond the model's `vocabulary_size` rows are left out.
  BpeTokenizer(BpeVocabulary vocabulary, const BpeOptions& options, std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override;
  [[nodiscard]] std::string piece(std::int64_t id) const override;

 protected:
  [[nodiscard]] std::int64_t vocabulary_end() const override { return vocabulary_.end(); }
  [[nodiscard]] bool holds(const std::string& token) const override;
  [[nodiscard]] bool holds(std::int64_t id) const override { return vocabulary_.token(id); }
  [[nodiscard]] std::int64_t vocabulary_id(const std::string& token) const override;
  [[nodiscard]] std::string vocabulary_token(std::int64_t held_id) const override;
  [[nodiscard]] std::vector<std::string> tokenize(std::string_view text) const override;
  [[nodiscard]] std::vector<std::string> tokenize_between(std::string text) const override;
  [[nodiscard]] std::string join(std::vector<std::string> tokens) const override;

 private:
  [[nodiscard]] bool takes_prefix_space(std::string_view text) const;

  BpeVocabulary vocabulary_;
  BpeFamily family_;
  bool add_prefix_space_;
  bool add_beginning_;
  std::array<std::string, 256> letters_;      ///< the bytes as tokens
  std::array<std::int64_t, 256> letter_ids_;  ///< negative, each another, where there is none
  std::int64_t unknown_id_ = -1;
  std::int64_t beginning_id_ = -1;
  std::int64_t separator_id_ = -1;
};

}  // namespace ptw
