#include "text/piece_table.h"

#include <algorithm>

namespace ptw {

PieceTable::PieceTable(std::vector<std::pair<std::string, std::int64_t>> pieces)
    : pieces_(std::move(pieces)) {
  std::erase_if(pieces_, [](const auto& piece) { return piece.first.empty(); });
  std::ranges::reverse(pieces_);
  const auto text = [](const auto& piece) -> const std::string& { return piece.first; };
  std::ranges::stable_sort(pieces_, {}, text);
  const auto repeated = std::ranges::unique(pieces_, {}, text);
  pieces_.erase(repeated.begin(), repeated.end());
}

/// The range of pieces that agree with the text so far becomes narrower with every byte.
void PieceTable::find_beginnings(std::string_view text, std::vector<Found>& found) const {
  found.clear();
  auto first = pieces_.begin();
  auto last = pieces_.end();
  for (std::size_t length = 0; length < text.size() && first != last; ++length) {
    const auto byte = [length](const auto& piece) {
      return static_cast<unsigned char>(piece.first[length]);
    };
    const auto wanted = static_cast<unsigned char>(text[length]);
    first = std::ranges::lower_bound(first, last, wanted, {}, byte);
    last = std::ranges::upper_bound(first, last, wanted, {}, byte);
    if (first == last || first->first.size() > length + 1) continue;
    found.push_back({length + 1, first->second});
    ++first;
  }
}

}  // namespace ptw
