// Pieces in order, to find those that a text begins with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ptw {

class PieceTable {
 public:
  /// Pieces with what they stand for. Empty ones are left out; of two that are equal the later
  /// counts.
  explicit PieceTable(std::vector<std::pair<std::string, std::int64_t>> pieces = {});

  struct Found {
    std::size_t length = 0;
    std::int64_t id = 0;
  };
  /// The pieces that `text` begins with, the shortest first.
  void find_beginnings(std::string_view text, std::vector<Found>& found) const;

 private:
  std::vector<std::pair<std::string, std::int64_t>> pieces_;
};

}  // namespace ptw
