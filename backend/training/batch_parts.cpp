#include "training/batch_parts.h"

#include <algorithm>
#include <functional>

namespace ptw {
namespace {

/// Cuts `sorted`, the longest first, into parts that cost `most` or less each.
std::vector<BatchPart> cut(const BatchPart& sorted, std::int64_t most,
                           const std::function<std::int64_t(const TokenizedExample*)>& cost) {
  std::vector<BatchPart> parts;
  for (std::size_t begin = 0; begin < sorted.size();) {
    const auto fit = static_cast<std::size_t>(most / cost(sorted[begin]));
    const auto end = std::min(sorted.size(), begin + fit);
    parts.emplace_back(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
                       sorted.begin() + static_cast<std::ptrdiff_t>(end));
    begin = end;
  }
  return parts;
}

}  // namespace

std::vector<BatchPart> balanced_parts(std::span<const TokenizedExample* const> examples, int parts,
                                      std::int64_t added_positions) {
  const auto cost = [&](const TokenizedExample* example) {
    return added_positions + std::ssize(example->input) + std::ssize(example->target) + 1;
  };
  BatchPart sorted(examples.begin(), examples.end());
  std::ranges::stable_sort(sorted, std::greater{}, cost);
  auto least = cost(sorted.front());
  auto enough = least * std::ssize(sorted);
  while (least < enough) {
    const auto middle = (least + enough) / 2;
    if (std::ssize(cut(sorted, middle, cost)) <= parts)
      enough = middle;
    else
      least = middle + 1;
  }
  return cut(sorted, enough, cost);
}

}  // namespace ptw
