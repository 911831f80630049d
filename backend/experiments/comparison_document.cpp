#include "experiments/comparison_document.h"

#include <algorithm>

namespace ptw {
namespace {

constexpr auto kStyle = R"(
body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff;
       max-width: 72em; margin: 2em auto; padding: 0 1.5em; }
h1 { font-size: 1.6em; } h2 { font-size: 1.15em; margin: 2em 0 .5em; }
p.note { color: #555; font-size: .9em; margin: .3em 0; }
figure { margin: 1em 0; } figure svg { width: 100%; height: auto; }
div.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9em; }
th, td { text-align: left; vertical-align: top; padding: .25em .8em .25em 0; overflow-wrap: anywhere;
         min-width: 3em; }
th { border-bottom: 1.5px solid #1a1a1a; } td { border-bottom: 1px solid #ddd; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
tr.strong td { font-weight: bold; background: #fff6d8; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr, figure { break-inside: avoid; }
               h2 { break-after: avoid; } div.wide { overflow: visible; } }
)";

std::string html_table(const TitledTable& table) {
  auto text = "<h2>" + html_text(table.title) + "</h2>\n";
  if (!table.note.empty()) text += "<p class=\"note\">" + html_text(table.note) + "</p>\n";
  return text + "<div class=\"wide\">\n" + to_html(table.table) + "</div>\n";
}

std::string html_figure(const Figure& figure) {
  const auto begin = std::min(figure.svg.find("<svg"), figure.svg.size());
  return "<h2>" + html_text(figure.title) + "</h2>\n<figure role=\"img\" aria-label=\"" +
         html_text(figure.title) + "\">\n" + figure.svg.substr(begin) + "</figure>\n";
}

}  // namespace

ComparisonDocument comparison_document(const ComparisonReport& report,
                                       std::span<const PairReport> pairs, const Say& say) {
  ComparisonDocument document;
  document.language = "en";
  document.title = report.runs.size() == 1
                       ? say(PTW_TR("experiments", "Run %1"), {report.runs.front().name})
                       : say(PTW_TR("experiments", "Comparison of %1 runs"),
                             {std::to_string(report.runs.size())});
  const auto note = [&](const Message& gap) {
    const auto text = say(gap);
    if (std::ranges::find(document.notes, text) == document.notes.end())
      document.notes.push_back(text);
  };
  std::ranges::for_each(report.gaps, note);
  for (const auto& pair : pairs) std::ranges::for_each(pair.gaps, note);
  document.tables = comparison_tables(report, pairs, say);
  return document;
}

std::string to_html(const ComparisonDocument& document) {
  auto text = "<!DOCTYPE html>\n<html lang=\"" + html_text(document.language) +
              "\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>" + html_text(document.title) +
              "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" +
              html_text(document.title) + "</h1>\n";
  for (const auto& note : document.notes) text += "<p class=\"note\">" + html_text(note) + "</p>\n";
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    text += html_table(document.tables[i]);
    if (i > 0) continue;
    for (const auto& figure : document.figures) text += html_figure(figure);
  }
  return text + "</body>\n</html>\n";
}

std::string to_markdown(const ComparisonDocument& document) {
  auto text = "# " + markdown_text(document.title) + "\n\n";
  for (const auto& note : document.notes) text += markdown_text(note) + "\n\n";
  for (const auto& [title, note, table] : document.tables) {
    text += "## " + markdown_text(title) + "\n\n";
    if (!note.empty()) text += markdown_text(note) + "\n\n";
    text += to_markdown(table) + "\n";
  }
  return text;
}

std::string to_latex(const ComparisonDocument& document) {
  std::string text = "% \\usepackage{booktabs}\n";
  for (const auto& note : document.notes) text += "\n" + latex_text(note) + "\n";
  for (const auto& [title, note, table] : document.tables)
    text += "\n\\begin{table}\n\\centering\n\\caption{" + latex_text(title) +
            (note.empty() ? "" : ". " + latex_text(note)) + "}\n" + to_latex(table) +
            "\\end{table}\n";
  return text;
}

std::string to_csv(const ComparisonDocument& document) {
  std::string text;
  for (const auto& [title, note, table] : document.tables)
    text += to_csv(ReportTable{{title}, {}}) + to_csv(table) + "\r\n";
  return text;
}

}  // namespace ptw
