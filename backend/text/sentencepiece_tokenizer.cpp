#include "text/sentencepiece_tokenizer.h"

#include <utility>

namespace ptw {
namespace {

constexpr std::string_view word_start = "\u2581";  // stands for the space before a word

std::string with_spaces(std::string_view text) {
  std::string replaced;
  for (auto at = text.find(word_start); at != std::string_view::npos; at = text.find(word_start)) {
    replaced.append(text.substr(0, at)).append(1, ' ');
    text.remove_prefix(at + word_start.size());
  }
  return replaced.append(text);
}

}  // namespace

SentencePieceTokenizer::SentencePieceTokenizer(SentencePiece pieces, bool legacy,
                                               bool add_prefix_space, std::string unknown)
    : pieces_(std::move(pieces)),
      legacy_(legacy),
      add_prefix_space_(add_prefix_space),
      unknown_(std::move(unknown)),
      unknown_length_(pieces_.encode(unknown_).size()) {}

bool SentencePieceTokenizer::is_special(std::int64_t id) const {
  if (SlowTokenizer::is_special(id)) return true;
  if (!holds(id)) return false;
  const auto kind = pieces_.kind(static_cast<int>(id));
  return kind != SentencePiece::Kind::ordinary && kind != SentencePiece::Kind::byte;
}

bool SentencePieceTokenizer::holds(const std::string& token) const {
  return pieces_.piece(pieces_.id(token)) == token;
}

std::int64_t SentencePieceTokenizer::vocabulary_id(const std::string& token) const {
  return pieces_.id(token);
}

std::string SentencePieceTokenizer::vocabulary_token(std::int64_t held_id) const {
  return std::string(pieces_.piece(static_cast<int>(held_id)));
}

std::vector<std::string> SentencePieceTokenizer::tokenize(std::string_view text) const {
  if (legacy_ || text.empty()) return SlowTokenizer::tokenize(text);
  const std::string prefix(add_prefix_space_ ? word_start : "");
  auto tokens = SlowTokenizer::tokenize(prefix + with_spaces(text));
  if (tokens.size() > 1 && tokens[0] == word_start && is_role(tokens[1]))
    tokens.erase(tokens.begin());
  return tokens;
}

/// Without a dummy prefix SentencePiece strips leading spaces, so something must stand before them.
std::vector<std::string> SentencePieceTokenizer::tokenize_between(std::string text) const {
  if (legacy_ || !(text.starts_with(word_start) || text.starts_with(' ')))
    return pieces_.encode(text);
  auto tokens = pieces_.encode(unknown_ + text);
  if (tokens.size() >= unknown_length_)
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(unknown_length_));
  return tokens;
}

std::string SentencePieceTokenizer::join_pieces(std::vector<std::string> tokens,
                                                Spaces spaces) const {
  if (tokens.empty()) return {};
  if (add_prefix_space_ && tokens[0].starts_with(word_start)) tokens[0].erase(0, word_start.size());
  std::string text;
  std::vector<std::string> run;
  bool after_special = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto& token = tokens[i];
    const bool special = is_role(token);
    if (special) {
      if (!after_special && i > 0 && spaces.before_special) text += ' ';
      text += pieces_.decode(std::exchange(run, {})) + token;
    } else {
      const bool new_word = after_special && i == 1 && !token.starts_with(word_start);
      if (new_word && spaces.after_leading_special && add_prefix_space_) text += ' ';
      run.push_back(std::move(token));
    }
    after_special = special;
  }
  return text + pieces_.decode(run);
}

}  // namespace ptw
