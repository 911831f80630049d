// Byte-pair encoding as the library tokenizers has it: over characters, which may stand for bytes.
#pragma once

#include "text/bpe_vocabulary.h"
#include "text/word_model.h"

namespace ptw {

class BpeModel final : public WordModel {
 public:
  explicit BpeModel(const JsonPart& part);

  void encode(std::string_view word, std::vector<std::int64_t>& ids) const override;
  [[nodiscard]] std::optional<std::int64_t> id(const std::string& token) const override {
    return vocabulary_.id(token);
  }
  [[nodiscard]] const std::string* token(std::int64_t id) const override {
    return vocabulary_.token(id);
  }
  [[nodiscard]] std::int64_t size() const override { return vocabulary_.size(); }
  [[nodiscard]] std::int64_t end() const override { return vocabulary_.end(); }
  [[nodiscard]] std::vector<std::string> tokens_from(std::int64_t id) const override {
    return vocabulary_.tokens_from(id);
  }

 private:
  void read_vocabulary(const JsonPart& stored);
  void read_merges(const JsonPart& stored);
  /// The ids of its characters.
  [[nodiscard]] std::vector<std::int64_t> characters(std::string_view word) const;

  BpeVocabulary vocabulary_;
  bool fuse_unknown_ = false;   ///< unknown characters side by side are one piece
  bool byte_fallback_ = false;  ///< an unknown character is spelled in bytes
  bool ignore_merges_ = false;  ///< a word that is a piece is that piece
};

}  // namespace ptw
