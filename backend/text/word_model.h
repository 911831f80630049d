// What makes ids of a word: the "model" of a tokenizer.json.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_part.h"

namespace ptw {

/// Const after construction; may be used by several threads at once.
class WordModel {
 public:
  virtual ~WordModel() = default;

  /// Appends the ids of `word`, which is not empty.
  virtual void encode(std::string_view word, std::vector<std::int64_t>& ids) const = 0;

  [[nodiscard]] virtual std::optional<std::int64_t> id(const std::string& token) const = 0;
  /// Null for an id that no token has.
  [[nodiscard]] virtual const std::string* token(std::int64_t id) const = 0;
  [[nodiscard]] virtual std::int64_t size() const = 0;  ///< the number of its tokens
  [[nodiscard]] virtual std::int64_t end() const = 0;   ///< one beyond its last id
  /// Its tokens from this id on.
  [[nodiscard]] virtual std::vector<std::string> tokens_from(std::int64_t id) const = 0;
  /// The id of what no other token stands for.
  [[nodiscard]] std::optional<std::int64_t> unknown() const { return unknown_; }

 protected:
  /// The ids of the bytes of `text`; false when one of them has no token.
  bool append_bytes(std::string_view text, std::vector<std::int64_t>& ids) const;

  std::optional<std::int64_t> unknown_;
};

/// The model `part` of a tokenizer.json. Throws Error when it is damaged, of an unknown kind, or
/// asks for more than is known.
std::unique_ptr<WordModel> read_word_model(const JsonPart& part);

/// The byte that `piece`, "<0x0A>" say, stands for.
std::optional<char> byte_of_piece(std::string_view piece);

}  // namespace ptw
