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
  const auto first = ids_.find(left), second = ids_.find(right), both = ids_.find(merged);
  if (first == ids_.end()) return left;
  if (second == ids_.end()) return right;
  if (both == ids_.end()) return merged;
  merges_.add(first->second, second->second, both->second);
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
