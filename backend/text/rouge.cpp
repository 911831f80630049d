#include "text/rouge.h"

#include <algorithm>
#include <cassert>

#include "text/ngrams.h"
#include "text/unicode.h"

namespace ptw {
namespace {

using Words = std::vector<std::u32string>;

Words rouge_words(const std::string& text) {
  auto codes = to_lower(to_code_points(text));
  for (char32_t& c : codes)
    if (!(c >= U'a' && c <= U'z') && !(c >= U'0' && c <= U'9')) c = U' ';
  return split_words(codes);
}

/// Harmonic mean of common / ours and common / theirs.
double f_measure(std::size_t common, std::size_t ours, std::size_t theirs) {
  if (common == 0) return 0;
  return 2 * static_cast<double>(common) / static_cast<double>(ours + theirs);
}

/// Length of the longest common subsequence, row by row of the table.
std::size_t longest_common(const Words& a, const Words& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const auto& word : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto above = row[j];
      row[j] = word == b[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return row.back();
}

/// Mean over the examples of the best `score(prediction, reference)`.
template <class Score>
double mean_of_best(std::span<const std::string> predicted,
                    std::span<const std::vector<std::string>> references, Score score) {
  assert(predicted.size() == references.size() && !predicted.empty());
  double sum = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    const auto ours = rouge_words(predicted[i]);
    double best = 0;
    for (const auto& reference : references[i])
      best = std::max(best, score(ours, rouge_words(reference)));
    sum += best;
  }
  return sum / static_cast<double>(predicted.size());
}

}  // namespace

double rouge_n(std::size_t n, std::span<const std::string> predicted,
               std::span<const std::vector<std::string>> references) {
  return mean_of_best(predicted, references, [n](const Words& ours, const Words& theirs) {
    const auto a = ngrams<std::u32string>(ours, n);
    const auto b = ngrams<std::u32string>(theirs, n);
    return f_measure(count_common(a, b), a.size(), b.size());
  });
}

double rouge_l(std::span<const std::string> predicted,
               std::span<const std::vector<std::string>> references) {
  return mean_of_best(predicted, references, [](const Words& ours, const Words& theirs) {
    return f_measure(longest_common(ours, theirs), ours.size(), theirs.size());
  });
}

}  // namespace ptw
