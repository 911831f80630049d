#include "text/slow_tokenizer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/refusals.h"

namespace ptw {

void SlowTokenizer::add_tokens(AddedTokens listed, const SpecialTokens& special,
                               std::int64_t vocabulary_size) {
  const auto additional = special.additional.value_or(std::vector<AddedToken>{});
  auto tokens = special.roles.in_order();
  std::ranges::copy(additional, std::back_inserter(tokens));
  number(listed, tokens);
  rows_ = vocabulary_size;
  for (const auto& [id, token] : listed.by_id())
    if (id < rows_ || holds(token.content)) added_.add(id, token);

  for (const auto& token : tokens) {
    special_.insert(token.content);
    special_ids_.insert(id_of(token.content));
  }
  for (const auto& [id, token] : added_.by_id()) {
    if (token.special) special_ids_.insert(id);
    if (!is_role(token.content)) standing_alone_.insert(token.content);
  }
  for (const auto& token : additional)
    if (id_of(token.content) >= vocabulary_end()) standing_alone_.insert(token.content);

  const auto& roles = special.roles;
  if (roles.end) end_id_ = id_of(roles.end->content);
  pad_id_ =
      roles.padding && knows(roles.padding->content) ? id_of(roles.padding->content) : end_id_;
}

void SlowTokenizer::number(AddedTokens& listed, const std::vector<AddedToken>& tokens) const {
  const auto beyond = [this](const auto& entry) { return !holds(entry.second.content); };
  std::int64_t next = vocabulary_end() + std::ranges::count_if(listed.by_id(), beyond);
  for (const auto& token : tokens) {
    if (listed.id(token.content)) continue;
    listed.add(holds(token.content) ? vocabulary_id(token.content) : next++, token);
  }
}

std::vector<std::int64_t> SlowTokenizer::encode_open(std::string_view text) const {
  return ids_of(tokenize(text));
}

std::vector<std::string> SlowTokenizer::tokenize(std::string_view text) const {
  std::vector<std::string> tokens;
  for (auto& part : added_.split(text)) {
    if (is_added(part))
      tokens.push_back(std::move(part));
    else
      std::ranges::move(tokenize_between(std::move(part)), std::back_inserter(tokens));
  }
  return tokens;
}

std::string SlowTokenizer::decode(std::span<const std::int64_t> ids, bool skip_special) const {
  std::string text;
  bool first = true;
  const auto append = [&](const std::string& part) {
    if (!std::exchange(first, false)) text += ' ';
    text += part;
  };
  std::vector<std::string> run;
  for (const auto id : ids) {
    if (!has_token(id) || (skip_special && special_ids_.contains(id))) continue;
    std::string token = token_of(id);
    if (!standing_alone_.contains(token)) {
      run.push_back(std::move(token));
      continue;
    }
    if (!run.empty())
      if (const auto before = join(std::exchange(run, {})); !before.empty()) append(before);
    append(token);
  }
  if (!run.empty()) append(join(std::move(run)));
  return text;
}

bool SlowTokenizer::is_special(std::int64_t id) const {
  return !has_token(id) || special_ids_.contains(id);
}

std::int64_t SlowTokenizer::size() const {
  const std::int64_t held = vocabulary_end();
  const std::int64_t end = added_.by_id().empty() ? 0 : added_.by_id().rbegin()->first + 1;
  return std::min(std::max(held, end), rows_);
}

bool SlowTokenizer::knows(const std::string& token) const {
  return (is_added(token) || holds(token)) && id_of(token) < rows_;
}

bool SlowTokenizer::has_token(std::int64_t id) const {
  return holds(id) || is_added(id);
}

std::int64_t SlowTokenizer::id_of(const std::string& token) const {
  if (const auto id = added_.id(token)) return *id;
  return vocabulary_id(token);
}

std::string SlowTokenizer::token_of(std::int64_t id) const {
  if (const auto token = added_.by_id().find(id); token != added_.by_id().end())
    return token->second.content;
  return holds(id) ? vocabulary_token(id) : std::string();
}

std::vector<std::int64_t> SlowTokenizer::ids_of(const std::vector<std::string>& tokens) const {
  std::vector<std::int64_t> ids;
  ids.reserve(tokens.size());
  for (const auto& token : tokens) {
    ids.push_back(id_of(token));
    if (ids.back() >= rows_) refuse_piece(token);
  }
  return ids;
}

std::vector<std::int64_t> SlowTokenizer::closed(std::vector<std::int64_t> ids) const {
  if (ids.empty() || ids.back() != end_id_) ids.push_back(end_id_);
  return ids;
}

}  // namespace ptw
