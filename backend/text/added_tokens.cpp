#include "text/added_tokens.h"

#include <utility>

#include "text/unicode.h"

namespace ptw {

void AddedTokens::add(std::int64_t id, AddedToken token) {
  if (token.content.empty()) return;
  if (const auto old = by_id_.find(id); old != by_id_.end()) {
    ids_.erase(old->second.content);
    by_first_byte_[old->second.content.front()].erase(old->second.content);
  }
  ids_[token.content] = id;
  by_first_byte_[token.content.front()].insert(token.content);
  by_id_[id] = std::move(token);
}

std::optional<std::int64_t> AddedTokens::id(const std::string& content) const {
  const auto found = ids_.find(content);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t AddedTokens::length_of_token_at(std::string_view text) const {
  const auto candidates = by_first_byte_.find(text.front());
  if (candidates == by_first_byte_.end()) return 0;
  for (const auto& content : candidates->second)
    if (text.starts_with(content)) return content.size();
  return 0;
}

std::vector<std::string> AddedTokens::cut(std::string_view text) const {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_of_token_at(text.substr(at));
    if (length == 0) {
      ++at;
      continue;
    }
    if (at > start) parts.emplace_back(text.substr(start, at - start));
    parts.emplace_back(text.substr(at, length));
    start = at += length;
  }
  if (start < text.size()) parts.emplace_back(text.substr(start));
  return parts;
}

std::vector<std::string> AddedTokens::split(std::string_view text) const {
  auto parts = cut(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto known = id(parts[i]);
    if (!known) continue;
    const AddedToken& token = by_id_.at(*known);
    std::string* left = i > 0 && !parts[i - 1].empty() ? &parts[i - 1] : nullptr;
    std::string* right = i + 1 < parts.size() ? &parts[i + 1] : nullptr;
    const bool ends_word = !left || left->back() == ' ';
    const bool starts_word = !right || right->front() == ' ';
    if (token.rstrip && right) *right = std::string(trim_left(*right));
    if (token.lstrip && left) *left = std::string(trim_right(*left));
    if (!token.single_word) continue;
    if (!ends_word)
      *left += std::exchange(parts[i], {});
    else if (!starts_word)
      right->insert(0, std::exchange(parts[i], {}));
  }
  std::erase(parts, std::string());
  return parts;
}

}  // namespace ptw
