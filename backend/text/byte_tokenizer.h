// Hugging Face's ByT5Tokenizer (as of transformers 4.43): every byte is a token, behind three
// special ones (Xue et al. 2022). It has no vocabulary file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "text/slow_tokenizer.h"

namespace ptw {

struct ByteOptions {
  int extra_ids = 125;  ///< number of sentinels, <extra_id_0> having the lowest id
  SpecialTokens special;
};

/// Reads tokenizer_config.json and the older files beside it as far as they are there. Throws
/// Error, naming the file, when one is malformed.
ByteOptions read_byte_options(const std::filesystem::path& model_folder);

class ByteTokenizer final : public SlowTokenizer {
 public:
  /// Added tokens with ids beyond the model's `vocabulary_size` rows are left out.
  ByteTokenizer(const ByteOptions& options, std::int64_t vocabulary_size);

  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override;
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override;
  [[nodiscard]] std::string piece(std::int64_t id) const override;
  [[nodiscard]] std::int64_t size() const override;

 protected:
  [[nodiscard]] std::int64_t vocabulary_end() const override { return bytes; }
  [[nodiscard]] bool holds(const std::string& token) const override { return token.size() == 1; }
  [[nodiscard]] bool holds(std::int64_t id) const override {
    return id >= first_byte && id < first_byte + bytes;
  }
  [[nodiscard]] std::int64_t vocabulary_id(const std::string& token) const override;
  [[nodiscard]] std::string vocabulary_token(std::int64_t held_id) const override;
  [[nodiscard]] std::vector<std::string> tokenize_between(std::string text) const override;
  [[nodiscard]] std::string join(std::vector<std::string> tokens) const override;

 private:
  static constexpr std::int64_t first_byte = 3;
  static constexpr std::int64_t bytes = 256;
};

}  // namespace ptw
