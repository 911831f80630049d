#include "text/chrf.h"

#include <array>
#include <cassert>
#include <cstddef>

#include "text/ngrams.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::size_t longest = 6;
constexpr double beta = 2;

/// N-grams of one length.
struct Matches {
  std::size_t predicted = 0;
  std::size_t expected = 0;
  std::size_t common = 0;
};

using Counts = std::array<Matches, longest>;
using Grams = std::array<Ngrams<char32_t>, longest>;

std::u32string characters(const std::string& text) {
  auto codes = to_code_points(text);
  std::erase_if(codes, is_space);
  return codes;
}

/// `text` must outlive the result.
Grams all_ngrams(const std::u32string& text) {
  Grams grams;
  for (std::size_t n = 1; n <= longest; ++n) grams[n - 1] = ngrams<char32_t>(text, n);
  return grams;
}

Counts compare(const Grams& predicted, const Grams& expected) {
  Counts counts;
  for (std::size_t i = 0; i < longest; ++i) {
    // Where the reference has none, sacrebleu does not count the prediction's either.
    counts[i].predicted = expected[i].empty() ? 0 : predicted[i].size();
    counts[i].expected = expected[i].size();
    counts[i].common = count_common(predicted[i], expected[i]);
  }
  return counts;
}

double score(const Counts& counts) {
  double precision = 0, recall = 0, orders = 0;
  for (const auto& [predicted, expected, common] : counts) {
    if (predicted == 0 || expected == 0) continue;
    precision += static_cast<double>(common) / static_cast<double>(predicted);
    recall += static_cast<double>(common) / static_cast<double>(expected);
    ++orders;
  }
  if (precision + recall == 0) return 0;
  precision /= orders;
  recall /= orders;
  return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall);
}

Counts best_match(const std::string& predicted, const std::vector<std::string>& references) {
  const auto ours = characters(predicted);
  const auto grams = all_ngrams(ours);
  Counts best;
  double best_score = -1;
  for (const auto& reference : references) {
    const auto theirs = characters(reference);
    const auto counts = compare(grams, all_ngrams(theirs));
    if (score(counts) <= best_score) continue;
    best = counts;
    best_score = score(counts);
  }
  return best;
}

}  // namespace

double chrf(std::span<const std::string> predicted,
            std::span<const std::vector<std::string>> references) {
  assert(predicted.size() == references.size());
  Counts sum;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    const auto counts = best_match(predicted[i], references[i]);
    for (std::size_t n = 0; n < longest; ++n) {
      sum[n].predicted += counts[n].predicted;
      sum[n].expected += counts[n].expected;
      sum[n].common += counts[n].common;
    }
  }
  return score(sum);
}

}  // namespace ptw
