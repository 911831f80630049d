// A table to take along: as CSV for other programs, as Markdown, and as LaTeX for a paper.
#pragma once

#include <string>
#include <vector>

namespace ptw {

struct ReportTable {
  struct Row {
    std::vector<std::string> cells;  ///< as many as the header has, UTF-8
    bool strong = false;             ///< printed bold, except in CSV
  };
  std::vector<std::string> header;
  std::vector<Row> rows;
};

/// As report/csv.h has it, with CRLF.
std::string to_csv(const ReportTable& table);

/// A table of GitHub Flavored Markdown. Cells stand as they are, nothing in them is markup.
std::string to_markdown(const ReportTable& table);

/// A table element of HTML. Cells stand as they are, nothing in them is markup; numbers have the
/// class "n".
std::string to_html(const ReportTable& table);

/// A tabular environment for the package booktabs. Cells stand as they are, nothing in them is a
/// command; what is not ASCII needs an engine that reads UTF-8.
std::string to_latex(const ReportTable& table);

/// `text` so that nothing in it is a command of LaTeX, or markup of Markdown or HTML.
std::string latex_text(const std::string& text);
std::string markdown_text(const std::string& text);
std::string html_text(const std::string& text);

}  // namespace ptw
