// What Hugging Face's slow tokenizers have in common (PreTrainedTokenizer as of transformers 4.43):
// added tokens are cut out of a text, the vocabulary reads what lies between, and a decoded text is
// put together the same way.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "text/added_tokens.h"
#include "text/special_tokens.h"
#include "text/tokenizer.h"

namespace ptw {

class SlowTokenizer : public Tokenizer {
 public:
  [[nodiscard]] std::vector<std::int64_t> encode_open(std::string_view text) const override;
  [[nodiscard]] std::string decode(std::span<const std::int64_t> ids,
                                   bool skip_special) const override;
  [[nodiscard]] std::string piece(std::int64_t id) const override { return token_of(id); }
  [[nodiscard]] bool is_special(std::int64_t id) const override;
  [[nodiscard]] std::int64_t size() const override;
  [[nodiscard]] std::int64_t pad_id() const override { return pad_id_; }
  [[nodiscard]] std::int64_t end_id() const override { return end_id_; }

  /// Whether `token` is a token of the vocabulary or an added one with a row in the model's table.
  [[nodiscard]] bool knows(const std::string& token) const;

 protected:
  // The vocabulary, without what is added to it.
  [[nodiscard]] virtual std::int64_t vocabulary_end() const = 0;  ///< one beyond its last id
  [[nodiscard]] virtual bool holds(const std::string& token) const = 0;
  [[nodiscard]] virtual bool holds(std::int64_t id) const = 0;
  /// The id of the unknown token for one that the vocabulary does not hold.
  [[nodiscard]] virtual std::int64_t vocabulary_id(const std::string& token) const = 0;
  [[nodiscard]] virtual std::string vocabulary_token(std::int64_t held_id) const = 0;

  /// A text without added tokens, and a run of tokens as text.
  [[nodiscard]] virtual std::vector<std::string> tokenize_between(std::string text) const = 0;
  [[nodiscard]] virtual std::string join(std::vector<std::string> tokens) const = 0;

  /// The constructor of a derived class calls this when its vocabulary can be asked. `listed` have
  /// their ids; roles and additional tokens that neither it nor the vocabulary knows are numbered
  /// as the reference does. What gets an id beyond the model's `vocabulary_size` rows is left out;
  /// what the vocabulary itself has there no text may have.
  void add_tokens(AddedTokens listed, const SpecialTokens& special, std::int64_t vocabulary_size);

  [[nodiscard]] virtual std::vector<std::string> tokenize(std::string_view text) const;
  [[nodiscard]] std::vector<std::int64_t> ids_of(const std::vector<std::string>& tokens) const;
  [[nodiscard]] std::int64_t id_of(const std::string& token) const;
  [[nodiscard]] std::string token_of(std::int64_t id) const;
  [[nodiscard]] bool has_token(std::int64_t id) const;
  [[nodiscard]] bool is_added(std::int64_t id) const { return added_.by_id().contains(id); }
  [[nodiscard]] bool is_added(const std::string& token) const {
    return added_.id(token).has_value();
  }
  [[nodiscard]] bool is_role(const std::string& token) const { return special_.contains(token); }

  /// `ids` with the end token last, once.
  [[nodiscard]] std::vector<std::int64_t> closed(std::vector<std::int64_t> ids) const;

 private:
  void number(AddedTokens& listed, const std::vector<AddedToken>& tokens) const;

  AddedTokens added_;
  std::unordered_set<std::string> special_;         ///< roles and additional tokens
  std::unordered_set<std::int64_t> special_ids_;    ///< left out of a decoded text on request
  std::unordered_set<std::string> standing_alone_;  ///< set off by spaces in a decoded text
  std::int64_t rows_ = 0;
  std::int64_t pad_id_ = -1;
  std::int64_t end_id_ = -1;
};

}  // namespace ptw
