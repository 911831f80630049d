// ROUGE (Lin 2004) as Google's rouge_score computes it without stemming: words are runs of a-z and
// 0-9 after lower-casing; the F-measure, the mean over the examples, the best of several
// references.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ptw {

/// ROUGE-N: n-grams in common, counted with multiplicity. 0..1. The spans have the same, non-zero
/// length; every prediction has at least one reference. Without n-grams the score is 0.
double rouge_n(std::size_t n, std::span<const std::string> predicted,
               std::span<const std::vector<std::string>> references);

/// ROUGE-L: the longest common subsequence of words, each text taken as one sentence. 0..1.
double rouge_l(std::span<const std::string> predicted,
               std::span<const std::vector<std::string>> references);

}  // namespace ptw
