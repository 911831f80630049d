// The vocabulary of a BPE tokenizer: its tokens, and the merges that make them. Where it is of
// bytes they are written in the letters of byte_level.h.
#pragma once

#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/byte_pair_merges.h"

namespace ptw {

class BpeVocabulary {
 public:
  /// False, and nothing is added, when the token or the id is there already.
  bool add(const std::string& token, std::int64_t id);

  /// The merge after all that were added before. Yields the token that the vocabulary lacks, one of
  /// the two or both together, and adds nothing then.
  std::optional<std::string> add_merge(const std::string& left, const std::string& right);

  [[nodiscard]] std::optional<std::int64_t> id(const std::string& token) const;
  /// Null for an id that no token has.
  [[nodiscard]] const std::string* token(std::int64_t id) const;
  /// One beyond the last id.
  [[nodiscard]] std::int64_t end() const {
    return tokens_.empty() ? 0 : tokens_.rbegin()->first + 1;
  }
  /// The tokens from this id on.
  [[nodiscard]] std::vector<std::string> tokens_from(std::int64_t id) const;
  [[nodiscard]] std::int64_t size() const { return std::ssize(tokens_); }
  [[nodiscard]] const BytePairMerges& merges() const { return merges_; }

 private:
  std::unordered_map<std::string, std::int64_t> ids_;
  std::map<std::int64_t, std::string> tokens_;
  BytePairMerges merges_;
};

}  // namespace ptw
