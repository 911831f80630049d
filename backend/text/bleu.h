// Corpus BLEU (Papineni et al. 2002), the number that sacrebleu computes by default: its "13a"
// tokenizer, case-sensitive, n-grams up to 4, every n counted, zero counts smoothed exponentially.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace ptw {

/// In 0..1, where sacrebleu has 0..100. The spans have the same length; every prediction has at
/// least one reference. 0 when no n-gram is right or no prediction has 4 words.
double bleu(std::span<const std::string> predicted,
            std::span<const std::vector<std::string>> references);

/// The words that BLEU compares: mteval-v13a's, punctuation apart.
std::vector<std::u32string> bleu_words(const std::string& text);

}  // namespace ptw
