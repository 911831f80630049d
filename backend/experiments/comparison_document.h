// A comparison as one file: HTML that needs nothing else, Markdown, LaTeX, or CSV.
#pragma once

#include <string>
#include <vector>

#include "experiments/comparison_tables.h"

namespace ptw {

struct Figure {
  std::string title;
  std::string svg;  ///< an <svg> element; what stands before it is left out
};

struct ComparisonDocument {
  std::string title;
  std::string language;            ///< of its words, e.g. "en"
  std::vector<std::string> notes;  ///< what could not be compared
  std::vector<Figure> figures;     ///< of HTML alone
  std::vector<TitledTable> tables;
};

/// Titles, notes and tables of a comparison; figures are left to the caller.
ComparisonDocument comparison_document(const ComparisonReport& report,
                                       std::span<const PairReport> pairs, const Say& say);

std::string to_html(const ComparisonDocument& document);
std::string to_markdown(const ComparisonDocument& document);
/// Table environments for a document that uses the package booktabs.
std::string to_latex(const ComparisonDocument& document);
/// The tables one after another, each below its title and before an empty line.
std::string to_csv(const ComparisonDocument& document);

}  // namespace ptw
