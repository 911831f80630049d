#include "text/bpe_tokenizer.h"

#include <utility>

#include "text/byte_level.h"
#include "text/byte_level_words.h"
#include "text/unicode.h"

namespace ptw {

BpeTokenizer::BpeTokenizer(BpeVocabulary vocabulary, const BpeOptions& options,
                           std::int64_t vocabulary_size)
    : vocabulary_(std::move(vocabulary)),
      family_(options.family),
      add_prefix_space_(options.add_prefix_space.value_or(false)),
      add_beginning_(options.add_beginning) {
  for (std::size_t byte = 0; byte < letters_.size(); ++byte) {
    letters_[byte] = letters_of_bytes(std::string(1, static_cast<char>(byte)));
    const auto none = -1 - static_cast<std::int64_t>(byte);
    letter_ids_[byte] = vocabulary_.id(letters_[byte]).value_or(none);
  }
  AddedTokens listed;
  for (const auto& [id, token] : options.special.added) listed.add(id, token);
  add_tokens(std::move(listed), options.special, vocabulary_size);
  const auto& roles = options.special.roles;
  unknown_id_ = id_of(roles.unknown->content);
  beginning_id_ =
      id_of(family_ == BpeFamily::bart ? roles.classifier->content : roles.beginning->content);
  separator_id_ = id_of(family_ == BpeFamily::bart ? roles.separator->content : roles.end->content);
}

std::vector<std::int64_t> BpeTokenizer::encode(std::string_view text) const {
  auto ids = encode_open(text);
  const bool bart = family_ == BpeFamily::bart;
  if (bart || add_beginning_) ids.insert(ids.begin(), beginning_id_);
  if (bart) ids.push_back(separator_id_);
  return ids;
}

/// GPT-2 goes on writing after its input, so the text begins a word.
std::vector<std::int64_t> BpeTokenizer::encode_target(std::string_view text) const {
  if (family_ == BpeFamily::bart) return encode(text);
  const bool continues = text.empty() || text.starts_with(' ') || takes_prefix_space(text);
  return closed(encode_open(continues ? std::string(text) : ' ' + std::string(text)));
}

/// The reference's GPT-2 always puts the space, BART where none is.
bool BpeTokenizer::takes_prefix_space(std::string_view text) const {
  if (!add_prefix_space_ || family_ == BpeFamily::gpt2) return add_prefix_space_;
  if (text.empty()) return false;
  const auto first = take_code_point(text);
  return !first || !is_space(*first);
}

std::vector<std::string> BpeTokenizer::tokenize(std::string_view text) const {
  const std::string prefix(takes_prefix_space(text) ? " " : "");
  return SlowTokenizer::tokenize(
      prefix + (is_utf8(text) ? std::string(text) : to_utf8(to_code_points(text))));
}

std::vector<std::string> BpeTokenizer::tokenize_between(std::string text) const {
  std::vector<std::string> tokens;
  std::vector<std::int64_t> bytes;
  for (const auto word : byte_level_words(text)) {
    bytes.clear();
    for (const char byte : word) bytes.push_back(letter_ids_[static_cast<unsigned char>(byte)]);
    for (const auto id : vocabulary_.merges().apply(bytes))
      tokens.push_back(id < 0 ? letters_[static_cast<std::size_t>(-1 - id)]
                              : *vocabulary_.token(id));
  }
  return tokens;
}

std::string BpeTokenizer::join(std::vector<std::string> tokens) const {
  std::string bytes;
  for (const auto& token : tokens) bytes += is_added(token) ? token : bytes_of_letters(token);
  return to_utf8(to_code_points(bytes));
}

std::string BpeTokenizer::piece(std::int64_t id) const {
  const auto token = token_of(id);
  return is_added(id) ? token : readable_bytes(bytes_of_letters(token));
}

bool BpeTokenizer::holds(const std::string& token) const {
  return vocabulary_.id(token).has_value();
}

std::int64_t BpeTokenizer::vocabulary_id(const std::string& token) const {
  return vocabulary_.id(token).value_or(unknown_id_);
}

std::string BpeTokenizer::vocabulary_token(std::int64_t held_id) const {
  return *vocabulary_.token(held_id);
}

}  // namespace ptw
