// The unigram language model (Kudo 2018): of all ways to cut a word the most probable.
#pragma once

#include <unordered_map>

#include "text/piece_table.h"
#include "text/word_model.h"

namespace ptw {

class UnigramModel final : public WordModel {
 public:
  explicit UnigramModel(const JsonPart& part);

  void encode(std::string_view word, std::vector<std::int64_t>& ids) const override;
  [[nodiscard]] std::optional<std::int64_t> id(const std::string& token) const override;
  [[nodiscard]] const std::string* token(std::int64_t id) const override;
  [[nodiscard]] std::int64_t size() const override { return std::ssize(pieces_); }
  [[nodiscard]] std::int64_t end() const override { return size(); }
  [[nodiscard]] std::vector<std::string> tokens_from(std::int64_t id) const override;

 private:
  void read_pieces(const JsonPart& stored);
  /// Where the pieces of `word` end, from the last to the first.
  [[nodiscard]] std::vector<std::size_t> cuts(std::string_view word) const;
  void append(const std::string& piece, std::vector<std::int64_t>& ids) const;

  struct Piece {
    std::string text;
    double score = 0;
  };
  std::vector<Piece> pieces_;
  std::unordered_map<std::string, std::int64_t> ids_;
  PieceTable table_;
  double unknown_score_ = 0;
  bool byte_fallback_ = false;
};

}  // namespace ptw
