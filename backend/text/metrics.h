// Metrics of predictions against references, each in 0..1.
#pragma once

#include <span>
#include <string>

namespace ptw {

/// Share of positions where the two agree. Both spans have the same, non-zero length.
double accuracy(std::span<const int> predicted, std::span<const int> gold);

/// Unweighted mean of the F1 of every class that occurs in `gold` or `predicted` (as scikit-learn's
/// f1_score(average="macro") counts it). A negative prediction belongs to no class.
double macro_f1(std::span<const int> predicted, std::span<const int> gold);

/// SQuAD's normalisation: lower case, no punctuation, no English articles, single spaces.
std::string normalize_answer(const std::string& text);

/// Share of predictions equal to their reference after trimming white space at both ends.
double exact_match(std::span<const std::string> predicted, std::span<const std::string> gold);

/// Mean over examples of SQuAD's token F1 (harmonic mean of precision and recall of the normalised
/// words, counted with multiplicity; 1 when both are empty).
double token_f1(std::span<const std::string> predicted, std::span<const std::string> gold);

}  // namespace ptw
