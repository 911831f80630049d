// Added tokens as the library tokenizers finds them in a text.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "text/added_tokens.h"
#include "text/piece_table.h"

namespace ptw {

class AddedTokenSearch {
 public:
  explicit AddedTokenSearch(std::map<std::int64_t, AddedToken> tokens = {});

  /// An added token or what lies between.
  struct Part {
    std::optional<std::int64_t> id;
    std::string_view text;
  };
  /// The leftmost token first, of several there the longest. What one takes along is in no other
  /// part, and no part is empty.
  [[nodiscard]] std::vector<Part> split(std::string_view text) const;

 private:
  std::map<std::int64_t, AddedToken> tokens_;
  PieceTable table_;
};

}  // namespace ptw
