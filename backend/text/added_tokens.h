// Tokens that a Hugging Face tokenizer knows besides the pieces of its model: they are looked for
// in a text before the model sees it and stay whole.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ptw {

struct AddedToken {
  std::string content;
  bool lstrip = false;       ///< takes the white space before it along
  bool rstrip = false;       ///< and after it
  bool single_word = false;  ///< does not count inside a word
  bool special = false;      ///< no text of its own: left out of a decoded text on request
  bool normalized = false;   ///< tokenizer.json: looked for after the text was normalised
};

class AddedTokens {
 public:
  /// Ids need not be contiguous; a second content for an id replaces the first.
  void add(std::int64_t id, AddedToken token);

  [[nodiscard]] const std::map<std::int64_t, AddedToken>& by_id() const { return by_id_; }
  [[nodiscard]] std::optional<std::int64_t> id(const std::string& content) const;

  /// `text` cut before and after every added token, the leftmost and then the longest first, white
  /// space stripped as the tokens ask; no part is empty.
  [[nodiscard]] std::vector<std::string> split(std::string_view text) const;

 private:
  [[nodiscard]] std::vector<std::string> cut(std::string_view text) const;
  [[nodiscard]] std::size_t length_of_token_at(std::string_view text) const;

  struct LongestFirst {
    bool operator()(const std::string& a, const std::string& b) const {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    }
  };
  std::map<std::int64_t, AddedToken> by_id_;
  std::unordered_map<std::string, std::int64_t> ids_;
  std::map<char, std::set<std::string, LongestFirst>> by_first_byte_;
};

}  // namespace ptw
