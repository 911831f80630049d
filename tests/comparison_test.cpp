// Runs side by side, and the tables that are taken along.
#include "experiments/comparison.h"

#include <QtTest>

#include <fstream>

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
    made.push_back({"example " + std::to_string(i), said[i].first, said[i].second});
  return made;
}

}  // namespace

class ComparisonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void settings();
  void settingsAsTable();
  void pairs();
  void otherExamples();
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
  const auto table = settings_table(two_runs());
  QCOMPARE(table.header, (Cells{"setting", "short", "mixed", "differs"}));
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
  QCOMPARE(both.changed, (std::vector<std::size_t>{1, 3, 4}));
  QCOMPARE(both.test.p, 0.5);  // two coins fall on the same side
  const auto turned = pair_answers(second, first);
  QCOMPARE(turned.only_first, std::int64_t{0});
  QCOMPARE(turned.only_second, std::int64_t{2});
  QCOMPARE(turned.test.only_second, std::int64_t{2});
  const auto table = pairs_table(both, "A", "B");
  QCOMPARE(table.header, (Cells{"", "B: right", "B: wrong"}));
  QCOMPARE(table.rows[0].cells, (Cells{"A: right", "1", "2"}));
  QCOMPARE(table.rows[1].cells, (Cells{"A: wrong", "0", "2"}));
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
                       " edges ", "back\\slash", "가나|&_%",   "\r\n"};
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
      QCOMPARE(row.fields.at(table.header[i]), cells[i]);
}

void ComparisonTest::csvToTheLetter() {
  const ReportTable table{{"a", "b"}, {{{"1,5", "x \"y\""}, true}, {{"", "-"}, false}}};
  QCOMPARE(to_csv(table), "a,b\r\n\"1,5\",\"x \"\"y\"\"\"\r\n,-\r\n"s);
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

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
