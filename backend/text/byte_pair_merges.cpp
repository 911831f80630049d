#include "text/byte_pair_merges.h"

#include <compare>
#include <functional>
#include <queue>
#include <utility>

namespace ptw {
namespace {

std::uint64_t key(std::int64_t left, std::int64_t right) {
  return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint32_t>(right);
}

}  // namespace

/// A word while it shrinks: a chain of symbols, and the pairs in it that are known, in order of
/// rank and then of place. Pairs that have gone stay in the queue and are passed over.
class BytePairMerges::Word {
 public:
  Word(const BytePairMerges& merges, std::span<const std::int64_t> ids)
      : merges_(merges), ids_(ids.begin(), ids.end()), next_(ids.size()), previous_(ids.size()) {
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      next_[i] = i + 1;
      previous_[i] = i - 1;
    }
    for (std::size_t i = 0; i < ids_.size(); ++i) note(i);
  }

  /// False when no pair is left.
  bool merge_earliest() {
    if (pairs_.empty()) return false;
    const std::size_t rank = pairs_.top().rank;
    places_.clear();
    for (; !pairs_.empty() && pairs_.top().rank == rank; pairs_.pop())
      places_.push_back(pairs_.top().place);
    for (const std::size_t place : places_)
      if (const Merge* merge = merge_at(place); merge && merge->rank == rank)
        merge_pair(place, merge->merged);
    return true;
  }

  /// False when no pair is left.
  bool merge_first() {
    if (pairs_.empty()) return false;
    const auto [rank, place, merged] = pairs_.top();
    pairs_.pop();
    const Merge* merge = merge_at(place);
    if (merge && merge->merged == merged) merge_pair(place, merged);
    return true;
  }

  [[nodiscard]] std::vector<std::int64_t> ids() const {
    std::vector<std::int64_t> left;
    for (std::size_t i = 0; i < ids_.size(); i = next_[i]) left.push_back(ids_[i]);
    return left;
  }

 private:
  static constexpr std::int64_t gone = -1;  ///< the right half of a merged pair

  [[nodiscard]] const Merge* merge_at(std::size_t place) const {
    const std::size_t second = next_[place];
    return second < ids_.size() ? merges_.find(ids_[place], ids_[second]) : nullptr;
  }

  void note(std::size_t place) {
    if (const Merge* merge = merge_at(place)) pairs_.push({merge->rank, place, merge->merged});
  }

  void merge_pair(std::size_t place, std::int64_t merged) {
    const std::size_t second = next_[place];
    ids_[place] = merged;
    ids_[second] = gone;
    next_[place] = next_[second];
    if (next_[place] < ids_.size()) previous_[next_[place]] = place;
    if (place > 0) note(previous_[place]);
    note(place);
  }

  const BytePairMerges& merges_;
  std::vector<std::int64_t> ids_;
  std::vector<std::size_t> next_, previous_;
  struct Pair {
    std::size_t rank = 0;
    std::size_t place = 0;  ///< of the left symbol
    std::int64_t merged = 0;
    auto operator<=>(const Pair&) const = default;
  };
  std::priority_queue<Pair, std::vector<Pair>, std::greater<>> pairs_;
  std::vector<std::size_t> places_;
};

void BytePairMerges::add(std::int64_t left, std::int64_t right, std::int64_t merged) {
  merges_[key(left, right)] = {next_rank_++, merged};
}

const BytePairMerges::Merge* BytePairMerges::find(std::int64_t left, std::int64_t right) const {
  if (left < 0 || right < 0) return nullptr;
  const auto found = merges_.find(key(left, right));
  return found == merges_.end() ? nullptr : &found->second;
}

std::vector<std::int64_t> BytePairMerges::apply_singly(std::span<const std::int64_t> ids) const {
  Word word(*this, ids);
  while (word.merge_first()) {
  }
  return word.ids();
}

std::vector<std::int64_t> BytePairMerges::apply(std::span<const std::int64_t> ids) const {
  Word word(*this, ids);
  while (word.merge_earliest()) {
  }
  return word.ids();
}

}  // namespace ptw
