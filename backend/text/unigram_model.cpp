#include "text/unigram_model.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "text/unicode.h"

namespace ptw {
namespace {

std::size_t length_of_character(std::string_view text) {
  auto rest = text;
  std::ignore = take_code_point(rest);
  return text.size() - rest.size();
}

}  // namespace

UnigramModel::UnigramModel(const JsonPart& part) {
  part.allow({"type", "vocab", "unk_id", "byte_fallback"});
  byte_fallback_ = part["byte_fallback"].flag(false);
  read_pieces(part["vocab"]);
  if (part["unk_id"].is_null()) part["unk_id"].refuse_unknown("null");
  unknown_ = part["unk_id"].id();
  if (*unknown_ >= size()) part["unk_id"].refuse();
}

void UnigramModel::read_pieces(const JsonPart& stored) {
  constexpr double penalty = 10;
  double lowest = 0;
  std::vector<std::pair<std::string, std::int64_t>> table;
  for (const auto& each : stored.list()) {
    const auto two = each.list();
    if (two.size() != 2 || !two[1].value().is_number()) each.refuse();
    Piece piece{two[0].text(), two[1].value().get<double>()};
    if (!std::isfinite(piece.score)) each.refuse();
    lowest = pieces_.empty() ? piece.score : std::min(lowest, piece.score);
    ids_[piece.text] = size();
    table.emplace_back(piece.text, size());
    pieces_.push_back(std::move(piece));
  }
  table_ = PieceTable(std::move(table));
  unknown_score_ = lowest - penalty;
}

std::optional<std::int64_t> UnigramModel::id(const std::string& token) const {
  const auto found = ids_.find(token);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

const std::string* UnigramModel::token(std::int64_t id) const {
  return id >= 0 && id < size() ? &pieces_[static_cast<std::size_t>(id)].text : nullptr;
}

std::vector<std::string> UnigramModel::tokens_from(std::int64_t id) const {
  std::vector<std::string> tokens;
  for (; id < size(); ++id) tokens.push_back(*token(id));
  return tokens;
}

void UnigramModel::encode(std::string_view word, std::vector<std::int64_t>& ids) const {
  const auto ends = cuts(word);
  std::size_t begin = 0;
  for (const auto end : std::views::reverse(ends)) {
    append(std::string(word.substr(begin, end - begin)), ids);
    begin = end;
  }
}

/// Viterbi's algorithm over the places between characters. Unknown characters side by side become
/// one piece.
std::vector<std::size_t> UnigramModel::cuts(std::string_view word) const {
  struct Place {
    double score = 0;
    std::size_t begin = 0;  ///< of the piece that ends here
    std::int64_t id = -1;   ///< negative where no piece ends
  };
  std::vector<Place> places(word.size() + 1);
  const auto offer = [&](std::size_t begin, std::size_t end, double score, std::int64_t id) {
    score += places[begin].score;
    if (places[end].id < 0 || score > places[end].score) places[end] = {score, begin, id};
  };
  std::vector<PieceTable::Found> found;
  for (std::size_t at = 0; at < word.size();) {
    const auto character = length_of_character(word.substr(at));
    table_.find_beginnings(word.substr(at), found);
    for (const auto& [length, id] : found)
      offer(at, at + length, pieces_[static_cast<std::size_t>(id)].score, id);
    if (std::ranges::find(found, character, &PieceTable::Found::length) == found.end())
      offer(at, at + character, unknown_score_, *unknown_);
    at += character;
  }
  std::vector<std::size_t> ends;
  bool unknown_follows = false;
  for (std::size_t at = word.size(); at > 0; at = places[at].begin) {
    const bool is_unknown = places[at].id == *unknown_;
    if (!(is_unknown && unknown_follows)) ends.push_back(at);
    unknown_follows = is_unknown;
  }
  return ends;
}

void UnigramModel::append(const std::string& piece, std::vector<std::int64_t>& ids) const {
  if (const auto known = id(piece))
    ids.push_back(*known);
  else if (!(byte_fallback_ && append_bytes(piece, ids)))
    ids.push_back(*unknown_);
}

}  // namespace ptw
