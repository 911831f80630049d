#include "text/t5_tokenizer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::string_view word_start = "\u2581";  // stands for the space before a word

std::string sentinel(std::int64_t number) {
  return "<extra_id_" + std::to_string(number) + ">";
}

std::vector<AddedToken> sentinels(int count) {
  std::vector<AddedToken> tokens;
  for (int i = 0; i < count; ++i) tokens.push_back({sentinel(i)});
  return tokens;
}

/// Some vocabularies (mT5) hold their sentinels as pieces of the model.
bool is_sentinel_piece(std::string_view piece) {
  constexpr std::string_view opening = "<extra_id_";
  if (piece.starts_with(word_start)) piece.remove_prefix(word_start.size());
  if (!piece.starts_with(opening) || !piece.ends_with('>')) return false;
  piece = piece.substr(opening.size(), piece.size() - opening.size() - 1);
  return !piece.empty() && piece.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The special tokens a tokenizer lists besides its roles: as given, or the sentinels.
std::vector<AddedToken> additional_tokens(const T5Options& options) {
  auto tokens = options.additional_special_tokens.value_or(std::vector<AddedToken>{});
  if (std::ranges::none_of(tokens, is_sentinel))
    std::ranges::move(sentinels(options.extra_ids), std::back_inserter(tokens));
  return tokens;
}

/// How many sentinels have their ids from the end of the vocabulary down.
std::int64_t counted_down(const T5Options& options) {
  if (!options.additional_special_tokens) return options.extra_ids;
  return std::ranges::count_if(*options.additional_special_tokens, is_sentinel);
}

std::string with_spaces(std::string_view text) {
  std::string replaced;
  for (auto at = text.find(word_start); at != text.npos; at = text.find(word_start)) {
    replaced.append(text.substr(0, at)).append(1, ' ');
    text.remove_prefix(at + word_start.size());
  }
  return replaced.append(text);
}

}  // namespace

T5Tokenizer::T5Tokenizer(SentencePiece pieces, const T5Options& options,
                         std::int64_t vocabulary_size)
    : pieces_(std::move(pieces)),
      legacy_(options.legacy),
      add_prefix_space_(options.add_prefix_space),
      unknown_(options.unknown),
      unknown_length_(pieces_.encode(unknown_).size()) {
  const auto collected = collect_added(options);
  for (const auto& [id, token] : collected.by_id())
    if (id < vocabulary_size) added_.add(id, token);

  const auto additional = additional_tokens(options);
  for (const auto& token : options.roles) special_.insert(token.content);
  for (const auto& token : additional) special_.insert(token.content);
  for (const auto& token : special_) special_ids_.insert(id_of(token));

  for (const auto& [id, token] : added_.by_id())
    if (!special_.contains(token.content)) standing_alone_.insert(token.content);
  for (const auto& token : additional)
    if (id_of(token.content) >= pieces_.size()) standing_alone_.insert(token.content);

  pad_id_ = id_of(options.padding);
  end_id_ = id_of(options.end);
}

AddedTokens T5Tokenizer::collect_added(const T5Options& options) const {
  AddedTokens added;
  const std::int64_t top = pieces_.size() - 1 + options.extra_ids;
  for (std::int64_t i = 0; i < std::min(counted_down(options), top + 1); ++i)
    added.add(top - i, {sentinel(i), true, true});
  for (const auto& [id, token] : options.added_tokens) added.add(id, token);

  const auto beyond = [this](const auto& entry) { return !is_stored_piece(entry.second.content); };
  std::int64_t next = pieces_.size() + std::ranges::count_if(added.by_id(), beyond);
  const auto add = [&](const AddedToken& token) {
    if (added.id(token.content)) return;
    added.add(is_stored_piece(token.content) ? pieces_.id(token.content) : next++, token);
  };
  std::ranges::for_each(options.roles, add);
  std::ranges::for_each(additional_tokens(options), add);
  return added;
}

std::vector<std::int64_t> T5Tokenizer::encode(std::string_view text) const {
  auto ids = encode_open(text);
  if (ids.empty() || ids.back() != end_id_) ids.push_back(end_id_);
  return ids;
}

std::vector<std::int64_t> T5Tokenizer::encode_open(std::string_view text) const {
  std::vector<std::int64_t> ids;
  for (const auto& token : tokenize(text)) ids.push_back(id_of(token));
  return ids;
}

std::vector<std::string> T5Tokenizer::tokenize(std::string_view text) const {
  std::string prepared(text);
  if (!legacy_ && !text.empty())
    prepared = std::string(add_prefix_space_ ? word_start : "") + with_spaces(text);
  std::vector<std::string> tokens;
  for (auto& part : added_.split(prepared)) {
    if (added_.id(part))
      tokens.push_back(std::move(part));
    else
      std::ranges::move(tokenize_between(part), std::back_inserter(tokens));
  }
  const bool lone_prefix = !legacy_ && tokens.size() > 1 && tokens[0] == word_start;
  if (lone_prefix && special_.contains(tokens[1])) tokens.erase(tokens.begin());
  return tokens;
}

/// Without a dummy prefix SentencePiece strips leading spaces, so something must stand before them.
std::vector<std::string> T5Tokenizer::tokenize_between(const std::string& text) const {
  if (legacy_ || !(text.starts_with(word_start) || text.starts_with(' ')))
    return pieces_.encode(text);
  auto tokens = pieces_.encode(unknown_ + text);
  if (tokens.size() >= unknown_length_)
    tokens.erase(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(unknown_length_));
  return tokens;
}

std::string T5Tokenizer::decode(std::span<const std::int64_t> ids, bool skip_special) const {
  std::string text;
  bool first = true;
  const auto append = [&](const std::string& part) {
    if (!std::exchange(first, false)) text += ' ';
    text += part;
  };
  std::vector<std::string> run;
  for (const auto id : ids) {
    if (!has_piece(id) || (skip_special && special_ids_.contains(id))) continue;
    std::string token = piece(id);
    if (!standing_alone_.contains(token)) {
      run.push_back(std::move(token));
      continue;
    }
    if (const auto before = join(std::exchange(run, {})); !before.empty()) append(before);
    append(token);
  }
  if (!run.empty()) append(join(std::move(run)));
  return text;
}

/// Special pieces stand as they are written; what lies between them is SentencePiece's.
std::string T5Tokenizer::join(std::vector<std::string> tokens) const {
  if (tokens.empty()) return {};
  if (add_prefix_space_ && tokens[0].starts_with(word_start)) tokens[0].erase(0, word_start.size());
  std::string text;
  std::vector<std::string> run;
  bool after_special = false;
  for (auto& token : tokens) {
    if (!special_.contains(token)) {
      run.push_back(std::move(token));
      after_special = false;
      continue;
    }
    if (!std::exchange(after_special, true)) text += ' ';
    text += pieces_.decode(std::exchange(run, {})) + token;
  }
  text += pieces_.decode(run);
  return std::string(trim(text));
}

std::string T5Tokenizer::piece(std::int64_t id) const {
  if (const auto token = added_.by_id().find(id); token != added_.by_id().end())
    return token->second.content;
  return has_piece(id) ? std::string(pieces_.piece(static_cast<int>(id))) : std::string();
}

bool T5Tokenizer::is_special(std::int64_t id) const {
  if (!has_piece(id) || special_ids_.contains(id) || is_sentinel_piece(piece(id))) return true;
  if (id >= pieces_.size()) return false;
  const auto kind = pieces_.kind(static_cast<int>(id));
  return kind != SentencePiece::Kind::ordinary && kind != SentencePiece::Kind::byte;
}

std::int64_t T5Tokenizer::size() const {
  const std::int64_t stored = pieces_.size();
  return added_.by_id().empty() ? stored : std::max(stored, added_.by_id().rbegin()->first + 1);
}

bool T5Tokenizer::has_piece(std::int64_t id) const {
  return id >= 0 && (id < pieces_.size() || added_.by_id().contains(id));
}

bool T5Tokenizer::is_stored_piece(const std::string& token) const {
  return pieces_.piece(pieces_.id(token)) == token;
}

std::int64_t T5Tokenizer::id_of(const std::string& token) const {
  if (const auto id = added_.id(token)) return *id;
  return pieces_.id(token);
}

}  // namespace ptw
