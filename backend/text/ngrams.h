// What BLEU, ROUGE and chrF count: n-grams of words or characters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace ptw {

/// The parts between white space, as Python's str.split() has them.
std::vector<std::u32string> split_words(const std::u32string& text);

/// Every character in lower case.
std::u32string to_lower(std::u32string text);

/// Sorted runs of n neighbours, each as often as it occurs: a multiset. Views of the items.
template <class Item>
using Ngrams = std::vector<std::span<const Item>>;

/// Orders n-grams like words in a dictionary.
struct NgramOrder {
  template <class Item>
  bool operator()(std::span<const Item> a, std::span<const Item> b) const {
    return std::ranges::lexicographical_compare(a, b);
  }
};

/// `items` must outlive the result.
template <class Item>
Ngrams<Item> ngrams(std::span<const Item> items, std::size_t n) {
  Ngrams<Item> found;
  for (std::size_t begin = 0; begin + n <= items.size(); ++begin)
    found.push_back(items.subspan(begin, n));
  std::ranges::sort(found, NgramOrder());
  return found;
}

/// Of every n-gram as many as the two have both, in total.
template <class Item>
std::size_t count_common(const Ngrams<Item>& a, const Ngrams<Item>& b) {
  Ngrams<Item> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common), NgramOrder());
  return common.size();
}

/// Of every n-gram as many as the one has that has more.
template <class Item>
Ngrams<Item> most_of(const Ngrams<Item>& a, const Ngrams<Item>& b) {
  Ngrams<Item> both;
  std::ranges::set_union(a, b, std::back_inserter(both), NgramOrder());
  return both;
}

}  // namespace ptw
