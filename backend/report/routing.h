// Which prompt of a mixture every example is given (SMoP, Choi et al. 2023: p = softmax(u x)).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "report/prediction.h"

namespace ptw {

struct RoutedExample {
  std::string input;                 ///< as a person would type it
  int label = -1;                    ///< index into RoutingReport::labels; -1 for generation
  int prompt = 0;                    ///< the chosen one, 0 .. k-1
  std::vector<float> probabilities;  ///< [k], sum 1
};

/// The router's decisions about the dev split at one checkpoint.
struct RoutingReport {
  std::int64_t step = 0;
  int prompts = 0;        ///< k
  int prompt_length = 0;  ///< l; prompt j is the soft tokens j*l .. (j+1)*l-1
  std::vector<std::string> labels;
  std::vector<RoutedExample> examples;  ///< in the order of the data
};

/// The share of the dev examples that each prompt was given, through all checkpoints of a run.
struct RoutingHistory {
  int prompts = 0;
  std::vector<std::int64_t> steps;          ///< ascending
  std::vector<std::vector<double>> shares;  ///< [steps][k], every row sums to 1
};

/// One sentence and what the model answers to it under every prompt. All prompts are scaled by the
/// probability of the chosen one, so that they compare; under the chosen one it is the real answer.
struct RoutedAnswer {
  std::string input;  ///< as typed
  bool truncated = false;
  std::int64_t step = 0;
  int prompt = 0;
  std::vector<float> probabilities;  ///< [k], sum 1
  std::vector<Prediction> answers;   ///< [k]
};

/// How evenly `shares` (>= 0, sum > 0) are spread: their Shannon entropy over log k. 1 when all are
/// equal, 0 when one has everything or there is only one.
double normalized_entropy(std::span<const double> shares);

}  // namespace ptw
