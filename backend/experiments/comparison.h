// Compares runs: what was set differently, on which examples two of them answer differently, and
// what their prompts are both near to.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "report/comparison.h"

namespace ptw {

/// Model, task and method first, then all settings that any of the runs has, by key.
std::vector<ComparedSetting> compare_settings(std::span<const RunSpec> runs);

/// What a run says to one example.
struct Answer {
  std::string example;  ///< its input, by which two runs are known to answer the same
  std::string gold;     ///< what is right, for people
  std::string text;
  bool right = false;
};

/// The answers in the order of the examples. Throws Error when the examples are not the same.
AnswerPairs pair_answers(std::span<const Answer> first, std::span<const Answer> second);

/// Fills in the shared pieces of `pair`, which has its distances already.
void find_shared(PromptPair& pair, const NeighborReport& first, const NeighborReport& second);

}  // namespace ptw
