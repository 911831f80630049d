#include "text/bpe_vocabulary.h"

namespace ptw {

bool BpeVocabulary::add(const std::string& token, std::int64_t id) {
  if (ids_.contains(token) || !tokens_.emplace(id, token).second) return false;
  ids_[token] = id;
  return true;
}

std::optional<std::string> BpeVocabulary::add_merge(const std::string& left,
                                                    const std::string& right) {
  const std::string merged = left + right;
  for (const auto* token : {&left, &right, &merged})
    if (!ids_.contains(*token)) return *token;
  merges_.add(ids_[left], ids_[right], ids_[merged]);
  return std::nullopt;
}

std::optional<std::int64_t> BpeVocabulary::id(const std::string& token) const {
  const auto found = ids_.find(token);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

const std::string* BpeVocabulary::token(std::int64_t id) const {
  const auto found = tokens_.find(id);
  return found == tokens_.end() ? nullptr : &found->second;
}

std::vector<std::string> BpeVocabulary::tokens_from(std::int64_t id) const {
  std::vector<std::string> tokens;
  for (auto each = tokens_.lower_bound(id); each != tokens_.end(); ++each)
    tokens.push_back(each->second);
  return tokens;
}

}  // namespace ptw
