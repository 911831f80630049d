// Metrics of predictions against references, each in 0..1.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace ptw {

/// Share of positions where the two agree. Both spans have the same, non-zero length.
double accuracy(std::span<const int> predicted, std::span<const int> gold);

/// Unweighted mean of the F1 of every class that occurs in `gold` or `predicted` (as scikit-learn's
/// f1_score(average="macro") counts it). A negative prediction belongs to no class.
double macro_f1(std::span<const int> predicted, std::span<const int> gold);

/// SQuAD's normalisation: lower case, no punctuation, no English articles, single spaces.
std::string normalize_answer(const std::string& text);

/// F1 of the class `positive` against the one other class. A negative prediction counts as the
/// wrong one of the two, as T5 has it. 0 when nothing positive is predicted or right.
double binary_f1(std::span<const int> predicted, std::span<const int> gold, int positive);

/// Share of groups in which every prediction is right; `groups` names the group of each.
double group_match(std::span<const int> predicted, std::span<const int> gold,
                   std::span<const std::string> groups);

// Of texts, each with one or more references of which the best counts. The spans have the same,
// non-zero length.
using References = std::vector<std::string>;

/// Share of predictions equal to a reference after trimming white space at both ends.
double exact_match(std::span<const std::string> predicted, std::span<const References> gold);

/// The same after SQuAD's normalisation, as SQuAD and ReCoRD count it.
double squad_exact_match(std::span<const std::string> predicted, std::span<const References> gold);

/// Mean over examples of SQuAD's token F1 (harmonic mean of precision and recall of the normalised
/// words, counted with multiplicity; 1 when both are empty).
double token_f1(std::span<const std::string> predicted, std::span<const References> gold);

}  // namespace ptw
