// Byte-pair encoding itself (Sennrich, Haddow, Birch 2016), on ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace ptw {

class BytePairMerges {
 public:
  /// `left` and `right` side by side become `merged`, after all that was added before. Ids are
  /// below 2^31. A pair that is added twice keeps its later place.
  void add(std::int64_t left, std::int64_t right, std::int64_t merged);

  /// Merges the earliest pair in `ids` wherever it stands, from left to right, then the earliest
  /// of the pairs that are there now, until none is known. Negative ids are in no pair. The time
  /// grows with n log n.
  [[nodiscard]] std::vector<std::int64_t> apply(std::span<const std::int64_t> ids) const;

  /// The same as the library tokenizers does it: one pair at a time, so that a pair that has come
  /// up is merged before later places of the last one, if it is earlier.
  [[nodiscard]] std::vector<std::int64_t> apply_singly(std::span<const std::int64_t> ids) const;

 private:
  struct Merge {
    std::size_t rank = 0;
    std::int64_t merged = 0;
  };
  [[nodiscard]] const Merge* find(std::int64_t left, std::int64_t right) const;

  class Word;
  std::unordered_map<std::uint64_t, Merge> merges_;
  std::size_t next_rank_ = 0;
};

}  // namespace ptw
