// Runs side by side, as the Compare view and the reports show them: what was set differently, where
// their prompts lie, and to which dev examples two of them answer differently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/message.h"
#include "report/neighbors.h"
#include "report/projection.h"
#include "report/run.h"

namespace ptw {

/// One line of the comparison: "model", "task", "method" or the key of a setting.
struct ComparedSetting {
  std::string key;
  std::vector<std::optional<SettingValue>>
      values;  ///< by run; nothing where it has no such setting
  bool differs = false;
};

struct ComparedRun {
  std::string name;  ///< the run's, with a number where another one is called the same
  RunSpec spec;
  RunStatus status = RunStatus::interrupted;
  std::map<std::string, double> measures;  ///< by the names that SweptGroup has
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  NeighborReport neighbors;  ///< of its best prompt, ordinary pieces; no tokens without one
};

/// All prompts that stand before the same model, in the plane of its vocabulary.
struct JointProjection {
  double explained_x = 0;  ///< share of the vocabulary's variance along x, 0..1
  double explained_y = 0;
  std::vector<ProjectedPoint> vocabulary;            ///< a sample, special pieces too
  std::vector<std::vector<ProjectedPoint>> prompts;  ///< by run; empty for one without a place here
};

struct ComparisonReport {
  std::vector<ComparedRun> runs;
  std::vector<ComparedSetting> settings;
  JointProjection projection;
  std::vector<Message> gaps;  ///< what cannot be compared, and why
};

/// McNemar's test (1947): whether two runs are right equally often, judged by the examples on which
/// just one of them is right.
struct McNemar {
  std::int64_t only_first = 0;   ///< examples on which only the first run is right
  std::int64_t only_second = 0;  ///< only the second
  bool exact = false;            ///< the binomial test; otherwise chi-square
  double statistic = 0;          ///< of chi-square, one degree of freedom; 0 for the exact test
  double p = 1;                  ///< two-sided
};

/// An example to which two runs say different things.
struct ChangedAnswer {
  std::size_t example = 0;  ///< from 0
  std::string input;
  std::string gold;
  std::string first;
  std::string second;
  bool first_right = false;
  bool second_right = false;
};

/// Two runs on the same examples.
struct AnswerPairs {
  std::int64_t both_right = 0;
  std::int64_t only_first = 0;
  std::int64_t only_second = 0;
  std::int64_t both_wrong = 0;
  std::vector<ChangedAnswer> changed;  ///< in the examples' order
  McNemar test;
};

/// How two vectors lie to each other.
struct VectorPair {
  double cosine = 0;     ///< similarity, -1..1; 0 where one of them is zero
  double euclidean = 0;  ///< distance
};

/// Two soft prompts before the same model.
struct PromptPair {
  std::vector<VectorPair> tokens;  ///< token by token; none for prompts of different lengths
  VectorPair mean;                 ///< over `tokens`
  VectorPair centers;              ///< of the prompts' mean vectors, whatever their lengths
  std::vector<std::vector<std::string>> shared_by_token;  ///< pieces near to both; as `tokens`
  std::vector<std::string> shared;  ///< pieces near to some token of each, in the first's order
};

/// Two of the runs compared.
struct PairReport {
  std::size_t first = 0;  ///< index into ComparisonReport::runs
  std::size_t second = 0;
  std::optional<AnswerPairs> answers;
  std::optional<PromptPair> prompts;
  std::vector<Message> gaps;  ///< why one of them is missing
};

}  // namespace ptw
