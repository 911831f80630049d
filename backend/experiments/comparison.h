// Runs side by side: what was set differently, and on which examples two of them answer
// differently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "experiments/report_table.h"
#include "experiments/statistics.h"
#include "report/run.h"

namespace ptw {

/// One line of the comparison: "model", "task", "method" or the key of a setting.
struct ComparedSetting {
  std::string key;
  std::vector<std::optional<SettingValue>>
      values;  ///< by run; nothing where it has no such setting
  bool differs = false;
};

/// Model, task and method first, then all settings that any of the runs has, by key.
std::vector<ComparedSetting> compare_settings(std::span<const RunSpec> runs);

/// A column for every run under its name and a last one that says which lines differ; those are
/// strong. A missing setting is an empty cell, an empty text is "".
ReportTable settings_table(std::span<const RunSpec> runs);

/// What a run says to one example.
struct Answer {
  std::string example;  ///< its input, by which two runs are known to answer the same
  std::string text;
  bool right = false;
};

/// Two runs on the same examples.
struct AnswerPairs {
  std::int64_t both_right = 0;
  std::int64_t only_first = 0;
  std::int64_t only_second = 0;
  std::int64_t both_wrong = 0;
  std::vector<std::size_t> changed;  ///< examples, from 0, to which the two say different things
  McNemar test;
};

/// The answers in the order of the examples. Throws Error when the examples are not the same.
AnswerPairs pair_answers(std::span<const Answer> first, std::span<const Answer> second);

/// How often both, one or none of the two is right: rows are the first run, columns the second.
ReportTable pairs_table(const AnswerPairs& pairs, const std::string& first,
                        const std::string& second);

}  // namespace ptw
