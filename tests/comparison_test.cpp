// Runs side by side, and the tables that are taken along.
#include "experiments/comparison.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <fstream>

#include "experiments/comparison_document.h"
#include "experiments_fixture.h"
#include "text/table.h"

using namespace ptw;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

using Cells = std::vector<std::string>;

std::vector<RunSpec> two_runs() {
  return {
      {"short",
       "demo",
       "pets",
       "prompt-tuning",
       {{"prompt_length", std::int64_t{5}}, {"rate", 1.0}, {"init_text", ""s}}},
      {"mixed", "demo", "pets", "smop", {{"rate", std::int64_t{1}}, {"prompts", std::int64_t{4}}}}};
}

std::vector<Answer> answers(const std::vector<std::pair<std::string, bool>>& said) {
  std::vector<Answer> made;
  for (std::size_t i = 0; i < said.size(); ++i)
    made.push_back({"example " + std::to_string(i), "cat", said[i].first, said[i].second});
  return made;
}

ComparisonReport report_of(const std::vector<RunSpec>& specs) {
  ComparisonReport report;
  for (const auto& spec : specs)
    report.runs.push_back({spec.name, spec, RunStatus::finished, {}, {}, {}, {}});
  report.settings = compare_settings(specs);
  return report;
}

TokenNeighbors near_to(int token, const Cells& pieces) {
  TokenNeighbors neighbors{token, 1, 0, {}};
  for (const auto& piece : pieces) neighbors.nearest.push_back({0, piece, 0.5F, false});
  return neighbors;
}

/// Two runs and what there is to say about them, with names that are markup.
ComparisonDocument hostile_document() {
  auto specs = two_runs();
  specs[0].name = "<script>alert(1)</script>";
  specs[1].name = R"(a & "b" \x{1}_*)";
  auto report = report_of(specs);
  report.runs[0].measures = {{"best_metric", 0.625}, {"peak_memory_bytes", 2.0 * 1048576}};
  report.runs[0].neighbors.tokens = {near_to(0, {"▁<b>", "▁dog"})};
  report.gaps = {{"%1 is missing.", {"<i>"}}};
  PairReport pair{0, 1, {}, {}, {{"%1 is missing.", {"<i>"}}}};
  const auto first = answers({{"cat", true}, {"<img src=x>", false}});
  const auto second = answers({{"cow", false}, {"]]>\x01", false}});
  pair.answers = pair_answers(first, second);
  pair.prompts = PromptPair{{}, {}, {0.25, 1.5}, {}, {"▁dog"}};
  auto document = comparison_document(report, std::vector{pair}, Say());
  document.figures = {
      {"Curves", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}};
  return document;
}

}  // namespace

class ComparisonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void settings();
  void settingsAsTable();
  void pairs();
  void sharedNeighbors();
  void otherExamples();
  void html();
  void htmlNeedsNothingElse();
  void theSameTablesInEveryForm();
  void oneRunAlone();
  void csvReadsBack();
  void csvToTheLetter();
  void markdown();
  void latex();
};

void ComparisonTest::settings() {
  const auto lines = compare_settings(two_runs());
  Cells keys;
  Cells differing;
  for (const auto& line : lines) {
    keys.push_back(line.key);
    if (line.differs) differing.push_back(line.key);
  }
  QCOMPARE(keys,
           (Cells{"model", "task", "method", "init_text", "prompt_length", "prompts", "rate"}));
  QCOMPARE(differing, (Cells{"method", "init_text", "prompt_length", "prompts"}));  // 1.0 is 1
  QCOMPARE(lines[4].values.at(0), std::optional(SettingValue(std::int64_t{5})));
  QVERIFY(!lines[4].values.at(1));
  for (const auto& line : compare_settings(std::vector{two_runs()[0]})) QVERIFY(!line.differs);
}

void ComparisonTest::settingsAsTable() {
  const auto table = settings_table(report_of(two_runs()), Say());
  QCOMPARE(table.header, (Cells{"Setting", "short", "mixed", "Differs"}));
  QCOMPARE(table.rows[0].cells, (Cells{"model", "demo", "demo", ""}));
  QVERIFY(!table.rows[0].strong);
  QCOMPARE(table.rows[2].cells, (Cells{"method", "prompt-tuning", "smop", "yes"}));
  QVERIFY(table.rows[2].strong);
  QCOMPARE(table.rows[3].cells, (Cells{"init_text", "\"\"", "", "yes"}));
}

void ComparisonTest::pairs() {
  const auto first =
      answers({{"cat", true}, {"dog", true}, {"cat", false}, {"cow", false}, {"hen", true}});
  const auto second =
      answers({{"cat", true}, {"cat", false}, {"cat", false}, {"pig", false}, {"cow", false}});
  const auto both = pair_answers(first, second);
  QCOMPARE(both.both_right, std::int64_t{1});
  QCOMPARE(both.only_first, std::int64_t{2});
  QCOMPARE(both.only_second, std::int64_t{0});
  QCOMPARE(both.both_wrong, std::int64_t{2});
  QCOMPARE(both.changed.size(), std::size_t{3});
  QCOMPARE(both.changed[0].example, std::size_t{1});
  QCOMPARE(both.changed[0].input, "example 1"s);
  QCOMPARE(both.changed[0].first, "dog"s);
  QCOMPARE(both.changed[0].second, "cat"s);
  QVERIFY(both.changed[0].first_right && !both.changed[0].second_right);
  QCOMPARE(both.changed[2].example, std::size_t{4});
  QCOMPARE(both.test.p, 0.5);  // two coins fall on the same side
  const auto turned = pair_answers(second, first);
  QCOMPARE(turned.only_first, std::int64_t{0});
  QCOMPARE(turned.only_second, std::int64_t{2});
  QCOMPARE(turned.test.only_second, std::int64_t{2});
  const auto report = report_of(two_runs());
  const auto table = pairs_table(report, std::vector{PairReport{0, 1, both, {}, {}}}, Say());
  QCOMPARE(table.rows[0].cells, (Cells{"short", "mixed", "1", "2", "0", "2", "3", "0.5", "exact"}));
  const auto changes = changes_table(report, {0, 1, both, {}, {}}, 2, Say());
  QCOMPARE(changes.rows.size(), std::size_t{2});
  QCOMPARE(changes.rows[0].cells, (Cells{"2", "example 1", "cat", "dog", "cat", "short"}));
  QCOMPARE(changes.rows[1].cells.back(), "neither"s);
}

void ComparisonTest::sharedNeighbors() {
  NeighborReport first, second;
  first.tokens = {near_to(0, {"cat", "dog"}), near_to(1, {"cow", "cat"})};
  second.tokens = {near_to(0, {"cow", "dog"}), near_to(1, {"hen", "cow"})};
  PromptPair pair;
  pair.tokens.resize(2);
  find_shared(pair, first, second);
  QCOMPARE(pair.shared, (Cells{"dog", "cow"}));
  QCOMPARE(pair.shared_by_token, (std::vector<Cells>{{"dog"}, {"cow"}}));
}

void ComparisonTest::otherExamples() {
  const auto first = answers({{"cat", true}, {"dog", true}});
  auto second = first;
  second[1].example = "something else";
  QVERIFY(mentions(refusal([&] { pair_answers(first, second); }), "Example 2 is not the same"));
  second.pop_back();
  QVERIFY(mentions(refusal([&] { pair_answers(first, second); }), "2 examples and the other 1"));
}

/// By the project's reader of CSV.
void ComparisonTest::csvReadsBack() {
  const Cells cells = {"plain",   "a,b",         "say \"no\"", "two\nlines",
                       " edges ", "back\\slash", "가나|&_%",   "x\r\n"};
  ReportTable table;
  for (std::size_t i = 0; i < cells.size(); ++i) table.header.push_back("h," + std::to_string(i));
  table.rows = {{cells, true}, {cells, false}};
  const QTemporaryDir folder;
  const auto file = fs::path(folder.path().toStdString()) / "table.csv";
  std::ofstream(file, std::ios::binary) << to_csv(table);
  const auto read = read_table(file);
  QCOMPARE(read.rows.size(), std::size_t{2});
  for (const auto& row : read.rows)
    for (std::size_t i = 0; i < cells.size(); ++i)
      QCOMPARE(std::string(row.field(file, table.header[i])), cells[i]);
}

void ComparisonTest::csvToTheLetter() {
  const ReportTable table{{"a", "b"}, {{{"1,5", "x \"y\""}, true}, {{"", "-"}, false}}};
  QCOMPARE(to_csv(table), "a,b\r\n\"1,5\",\"x \"\"y\"\"\"\r\n,'-\r\n"s);
}

void ComparisonTest::markdown() {
  const ReportTable table{{"prompt_length", "a|b"},
                          {{{"x*y", "<b>&amp;"}, false}, {{"two\r\nlines", ""}, true}}};
  QCOMPARE(to_markdown(table),
           "| prompt\\_length | a\\|b |\n"
           "| --- | --- |\n"
           "| x\\*y | \\<b\\>\\&amp; |\n"
           "| **two<br>lines** |  |\n"s);
}

void ComparisonTest::latex() {
  const ReportTable table{{"prompt_length", "50 % & more"},
                          {{{"[CLS] a", R"(\end{x}$1#~^|)"}, false}, {{"*", "<a-b--c\nd>"}, true}}};
  QCOMPARE(to_latex(table),
           R"(\begin{tabular}{ll}
\toprule
prompt\_length & 50 \% \& more \\
\midrule
{}[CLS] a & \textbackslash{}end\{x\}\$1\#\textasciitilde{}\textasciicircum{}\textbar{} \\
\textbf{{}*} & \textbf{\textless{}a-b-{}-c d\textgreater{}} \\
\bottomrule
\end{tabular}
)"s);
}

void ComparisonTest::html() {
  const auto text = to_html(hostile_document());
  QXmlStreamReader reader(QByteArray::fromStdString(text));
  QStringList names, cells;
  while (!reader.atEnd()) {
    reader.readNext();
    if (!reader.isStartElement()) continue;
    names << reader.name().toString();
    if (reader.name() == u"td") cells << reader.readElementText();
  }
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  for (const auto* element : {"script", "img", "i", "b"}) QVERIFY(!names.contains(element));
  QCOMPARE(names.count("svg"), 1);
  for (const auto* cell : {"<script>alert(1)</script>", "<img src=x>", "0.625", "2", "▁dog"})
    QVERIFY2(cells.contains(cell), cell);
  QCOMPARE(text.find("<?xml"), std::string::npos);
  QVERIFY(mentions(text, "&lt;i&gt; is missing."));
  QCOMPARE(text.find("is missing.", text.find("is missing.") + 1), std::string::npos);
}

void ComparisonTest::htmlNeedsNothingElse() {
  const auto text = to_html(hostile_document());
  for (const auto* reference : {"href", "src=\"", "url(", "@import", "<link"})
    QVERIFY2(text.find(reference) == std::string::npos, reference);
}

void ComparisonTest::theSameTablesInEveryForm() {
  const auto document = hostile_document();
  QVERIFY(document.tables.size() >= 5);
  const auto markdown_form = to_markdown(document), latex_form = to_latex(document),
             csv_form = to_csv(document);
  for (const auto& [title, note, table] : document.tables) {
    QVERIFY(mentions(markdown_form, to_markdown(table)));
    QVERIFY(mentions(latex_form, to_latex(table)));
    QVERIFY(mentions(csv_form, to_csv(table)));
    QVERIFY(mentions(markdown_form, "## " + markdown_text(title)));
    QVERIFY(mentions(latex_form, "\\caption{" + latex_text(title)));
  }
}

void ComparisonTest::oneRunAlone() {
  const auto document = comparison_document(report_of({two_runs()[0]}), {}, Say());
  QCOMPARE(document.title, "Run short"s);
  QCOMPARE(document.tables.size(), std::size_t{2});
  QCOMPARE(document.tables[1].table.header, (Cells{"Setting", "short"}));
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
