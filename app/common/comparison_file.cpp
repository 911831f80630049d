#include "app/common/comparison_file.h"

#include <map>

#include "experiments/comparison_document.h"
#include "files/durable_file.h"
#include "widgets/comparison_figures.h"

namespace ptw {
namespace {

using Writer = std::string (*)(const ComparisonDocument&);

const std::map<std::string, Writer> kWriters = {
    {".html", to_html}, {".md", to_markdown}, {".tex", to_latex}, {".csv", to_csv}};

Writer writer_of(const std::filesystem::path& file) {
  const auto found = kWriters.find(file.extension().string());
  if (found == kWriters.end())
    throw Error(PTW_TR("app",
                       "A comparison cannot be written to %1: give the file an ending of "
                       ".html, .md, .tex or .csv."),
                {file.string()});
  return found->second;
}

void add_figure(ComparisonDocument& document, const std::string& title, const QByteArray& svg) {
  if (!svg.isEmpty()) document.figures.push_back({title, svg.toStdString()});
}

}  // namespace

void check_comparison_file(const std::filesystem::path& file) {
  writer_of(file);
}

void write_comparison(const std::filesystem::path& file, const ComparisonReport& report,
                      std::span<const PairReport> pairs, const Say& say,
                      const std::string& language) {
  const auto write = writer_of(file);
  auto document = comparison_document(report, pairs, say);
  document.language = language;
  if (write == Writer(to_html)) {
    add_figure(document, say(PTW_TR("app", "Training curves")), curvesFigure(report));
    add_figure(document, say(PTW_TR("app", "Prompts and vocabulary")), promptsFigure(report));
  }
  write_file(file, write(document));
}

}  // namespace ptw
