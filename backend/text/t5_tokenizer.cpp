#include "text/t5_tokenizer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::string_view word_start = "\u2581";

std::string sentinel(std::int64_t number) {
  return "<extra_id_" + std::to_string(number) + ">";
}

std::vector<AddedToken> sentinels(int count) {
  std::vector<AddedToken> tokens;
  for (int i = 0; i < count; ++i) tokens.push_back({sentinel(i)});
  return tokens;
}

/// The special tokens of `options`, with the sentinels where none are listed.
SpecialTokens special_tokens(const T5Options& options) {
  auto special = options.special;
  auto& additional = special.additional ? *special.additional : special.additional.emplace();
  if (std::ranges::none_of(additional, is_sentinel))
    std::ranges::move(sentinels(options.extra_ids), std::back_inserter(additional));
  return special;
}

/// How many sentinels have their ids from the end of the vocabulary down.
std::int64_t counted_down(const T5Options& options) {
  if (!options.special.additional) return options.extra_ids;
  return std::ranges::count_if(*options.special.additional, is_sentinel);
}

}  // namespace

bool is_sentinel_piece(std::string_view piece) {
  constexpr std::string_view opening = "<extra_id_";
  if (piece.starts_with(word_start)) piece.remove_prefix(word_start.size());
  if (!piece.starts_with(opening) || !piece.ends_with('>')) return false;
  piece = piece.substr(opening.size(), piece.size() - opening.size() - 1);
  return !piece.empty() && piece.find_first_not_of("0123456789") == std::string_view::npos;
}

T5Tokenizer::T5Tokenizer(SentencePiece pieces, const T5Options& options,
                         std::int64_t vocabulary_size)
    : SentencePieceTokenizer(std::move(pieces), options.legacy, options.add_prefix_space,
                             options.special.roles.unknown->content) {
  add_tokens(listed_tokens(options), special_tokens(options), vocabulary_size);
}

AddedTokens T5Tokenizer::listed_tokens(const T5Options& options) const {
  AddedTokens listed;
  const std::int64_t top = vocabulary_end() - 1 + options.extra_ids;
  for (std::int64_t i = 0; i < std::min(counted_down(options), top + 1); ++i)
    listed.add(top - i, {sentinel(i), true, true});
  for (const auto& [id, token] : options.special.added) listed.add(id, token);
  return listed;
}

std::vector<std::int64_t> T5Tokenizer::encode(std::string_view text) const {
  return closed(encode_open(text));
}

std::vector<std::int64_t> T5Tokenizer::encode_target(std::string_view text) const {
  return encode(text);
}

std::string T5Tokenizer::join(std::vector<std::string> tokens) const {
  return std::string(trim(join_pieces(std::move(tokens), {})));
}

bool T5Tokenizer::is_special(std::int64_t id) const {
  return SentencePieceTokenizer::is_special(id) || is_sentinel_piece(piece(id));
}

}  // namespace ptw
