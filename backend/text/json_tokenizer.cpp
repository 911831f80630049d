#include "text/json_tokenizer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/byte_level.h"
#include "text/refusals.h"
#include "text/t5_tokenizer.h"
#include "text/unicode.h"

namespace ptw {
namespace {

std::map<std::int64_t, AddedToken> written(const AddedTokens& added) {
  auto tokens = added.by_id();
  std::erase_if(tokens, [](const auto& entry) { return entry.second.normalized; });
  return tokens;
}

std::map<std::int64_t, AddedToken> normalized_ones(const TokenizerJson& stored) {
  auto tokens = stored.added.by_id();
  std::erase_if(tokens, [](const auto& entry) { return !entry.second.normalized; });
  for (auto& [id, token] : tokens) token.content = stored.normalizer(token.content);
  return tokens;
}

}  // namespace

JsonTokenizer::JsonTokenizer(TokenizerJson stored, const JsonTokenizerOptions& options,
                             std::int64_t vocabulary_size)
    : stored_(std::move(stored)),
      as_written_(written(stored_.added)),
      normalized_(normalized_ones(stored_)),
      targets_are_inputs_(options.targets_are_inputs),
      rows_(vocabulary_size),
      pad_id_(stored_.id(options.padding).value()),
      end_id_(stored_.id(options.end).value()) {
  for (const auto& [id, token] : stored_.added.by_id())
    if (token.special) special_.insert(id);
  for (const auto& name : options.special)
    if (const auto id = stored_.id(name)) special_.insert(*id);
}

std::vector<std::int64_t> JsonTokenizer::encode(std::string_view text) const {
  auto ids = stored_.surroundings.before;
  std::ranges::copy(encode_open(text), std::back_inserter(ids));
  std::ranges::copy(stored_.surroundings.after, std::back_inserter(ids));
  return ids;
}

/// A model with a decoder alone goes on writing after its input, so the text begins a word.
std::vector<std::int64_t> JsonTokenizer::encode_target(std::string_view text) const {
  if (targets_are_inputs_) return encode(text);
  const bool continues = text.empty() || text.starts_with(' ') || stored_.prepends_space;
  auto ids = encode_open(continues ? std::string(text) : ' ' + std::string(text));
  if (ids.empty() || ids.back() != end_id_) ids.push_back(end_id_);
  return ids;
}

std::vector<std::int64_t> JsonTokenizer::encode_open(std::string_view text) const {
  const std::string valid = is_utf8(text) ? std::string(text) : to_utf8(to_code_points(text));
  std::vector<std::int64_t> ids;
  for (const auto& [id, part] : as_written_.split(valid)) {
    if (id)
      ids.push_back(*id);
    else
      encode_between(part, part.data() == valid.data(), ids);
  }
  for (const auto id : ids)
    if (id >= rows_) refuse_piece(*token(id));
  return ids;
}

void JsonTokenizer::encode_between(std::string_view text, bool first,
                                   std::vector<std::int64_t>& ids) const {
  const auto normalized = stored_.normalizer(std::string(text));
  for (const auto& [id, part] : normalized_.split(normalized)) {
    if (id) {
      ids.push_back(*id);
      continue;
    }
    const bool begins = first && part.data() == normalized.data();
    for (const auto& word : stored_.pre_tokenizer({{std::string(part), begins}}))
      stored_.model->encode(word.text, ids);
  }
}

std::string JsonTokenizer::decode(std::span<const std::int64_t> ids, bool skip_special) const {
  std::vector<std::string> tokens;
  for (const auto id : ids)
    if (const auto* known = token(id); known && !(skip_special && special_.contains(id)))
      tokens.push_back(*known);
  std::string text;
  for (const auto& part : stored_.decoder(std::move(tokens))) text += part;
  return text;
}

std::string JsonTokenizer::piece(std::int64_t id) const {
  const auto* known = token(id);
  if (!known) return {};
  return stored_.has_letters && !is_added(id) ? readable_bytes(bytes_of_letters(*known)) : *known;
}

bool JsonTokenizer::is_special(std::int64_t id) const {
  const auto* known = token(id);
  return !known || special_.contains(id) || is_sentinel_piece(*known);
}

std::int64_t JsonTokenizer::size() const {
  const auto& added = stored_.added.by_id();
  const auto end = added.empty() ? 0 : added.rbegin()->first + 1;
  return std::min(std::max(stored_.model->end(), end), rows_);
}

const std::string* JsonTokenizer::token(std::int64_t id) const {
  if (const auto added = stored_.added.by_id().find(id); added != stored_.added.by_id().end())
    return &added->second.content;
  return stored_.model->token(id);
}

}  // namespace ptw
