// A comparison of runs as tables to take along.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "experiments/report_table.h"
#include "report/comparison.h"

namespace ptw {

/// Gives sentences in the reader's language.
class Say {
 public:
  using Translate = std::function<std::string(const Message&)>;

  explicit Say(Translate translate = [](const Message& message) { return message.english(); })
      : translate_(std::move(translate)) {}

  std::string operator()(const Message& message) const { return translate_(message); }
  std::string operator()(const char* pattern, std::vector<std::string> arguments = {}) const {
    return translate_({pattern, std::move(arguments)});
  }

 private:
  Translate translate_;
};

struct TitledTable {
  std::string title;
  std::string note;  ///< how to read it; may be empty
  ReportTable table;
};

/// The runs with what they measured and cost.
ReportTable runs_table(const ComparisonReport& report, const Say& say);

/// A column for every run and, of several runs, a last one that says which lines differ; those are
/// strong. A missing setting is an empty cell, an empty text is "".
ReportTable settings_table(const ComparisonReport& report, const Say& say);

/// How often both, one or none of two runs is right, with McNemar's test.
ReportTable pairs_table(const ComparisonReport& report, std::span<const PairReport> pairs,
                        const Say& say);

/// How far two prompts lie apart, and what both are near to.
ReportTable prompts_table(const ComparisonReport& report, std::span<const PairReport> pairs,
                          const Say& say);

/// The soft tokens of a run with their nearest pieces.
ReportTable neighbors_table(const NeighborReport& neighbors, const Say& say);

/// The first `most` examples that changed their answer.
ReportTable changes_table(const ComparisonReport& report, const PairReport& pair, std::size_t most,
                          const Say& say);

/// All of them that have something to say, at most 50 changed answers of every pair.
std::vector<TitledTable> comparison_tables(const ComparisonReport& report,
                                           std::span<const PairReport> pairs, const Say& say);

/// A p-value with as many digits as mean something.
std::string p_text(double p);

}  // namespace ptw
