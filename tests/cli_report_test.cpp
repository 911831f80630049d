// `report` on the command line: two short runs compared, in every form.
#include <QJsonArray>
#include <QXmlStreamReader>
#include <QtTest>

#include "cli_fixture.h"

using namespace ptw;

class CliReportTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void thePairIsWhatTheRunsPredict();
  void aPageThatNeedsNothingElse();
  void tablesInOtherForms();
  void oneRunAlone();
  void otherTasksAreSaidAndNotPaired();
  void tasksAreComparedByTheirFiles();
  void refusals();

 private:
  QStringList report(const QStringList& runs, const QString& file) const {
    QStringList arguments{"report"};
    for (const auto& run : runs) arguments << folder_.place(run);
    return arguments + QStringList{"--out", folder_.place(file), "--json"};
  }
  QByteArray content(const QString& name) const {
    QFile file(folder_.place(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  /// What the run says to the dev examples, one by one.
  QStringList answers(const QString& run) const {
    const auto said =
        cli({"predict", "--run", folder_.place(run), "--json", "a large dog", "a climbing vine"});
    QStringList labels;
    for (const auto& each : QJsonDocument::fromJson(said.out).array())
      labels << each.toObject()["label"].toString();
    return labels;
  }

  CliFolder folder_;
};

void CliReportTest::initTestCase() {
  for (const auto& [out, seed] : {std::pair("a", "1"), std::pair("b", "2")}) {
    const auto trained = cli(folder_.short_run(out) + QStringList{"--seed", seed});
    QVERIFY2(trained.code == 0, trained.err);
  }
}

void CliReportTest::thePairIsWhatTheRunsPredict() {
  const auto result = cli(report({"a", "b"}, "pair.html"));
  QVERIFY2(result.code == 0, result.err);
  QCOMPARE(result.err, QByteArray());
  const auto document = QJsonDocument::fromJson(result.out).object();
  QCOMPARE(document["differing_settings"].toArray(), QJsonArray({"seed"}));
  const auto pair = document["pairs"].toArray().at(0).toObject();
  const auto counts = pair["answers"].toObject();
  const QStringList gold{"animal", "plant"}, first = answers("a"), second = answers("b");
  QCOMPARE(first.size(), 2);
  QMap<QString, int> expected;
  for (int i = 0; i < 2; ++i) {
    const bool one = first[i] == gold[i], other = second[i] == gold[i];
    ++expected[one && other ? "both_right"
               : one        ? "only_first"
               : other      ? "only_second"
                            : "both_wrong"];
    expected["changed"] += first[i] != second[i];
  }
  for (const auto* key : {"both_right", "only_first", "only_second", "both_wrong", "changed"})
    QCOMPARE(counts[key].toInt(-1), expected.value(key));
  const auto prompts = pair["prompts"].toObject();
  QVERIFY(prompts["mean_cosine"].toDouble() < 1);
  QVERIFY(prompts["mean_distance"].toDouble() > 0);
}

void CliReportTest::aPageThatNeedsNothingElse() {
  const auto text = content("pair.html");
  QXmlStreamReader reader(text);
  QMap<QString, int> elements;
  while (!reader.atEnd())
    if (reader.readNext() == QXmlStreamReader::StartElement) ++elements[reader.name().toString()];
  QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
  QCOMPARE(elements["svg"], 2);
  QVERIFY(elements["table"] >= 5);
  for (const auto* reference : {"href=", "src=", "url(", "@import", "<script", "<link"})
    QVERIFY2(!text.contains(reference), reference);
}

void CliReportTest::tablesInOtherForms() {
  for (const auto& [file, part] : {std::pair("pair.md", "| prompt\\_length | 3 | 3 |  |"),
                                   std::pair("pair.tex", "prompt\\_length & 3 & 3 &  \\\\"),
                                   std::pair("pair.csv", "prompt_length,3,3,\r\n")}) {
    const auto result = cli(report({"a", "b"}, file));
    QVERIFY2(result.code == 0, result.err);
    QVERIFY2(content(file).contains(part), content(file));
  }
}

void CliReportTest::oneRunAlone() {
  const auto result = cli(report({"a"}, "one.html"));
  QVERIFY2(result.code == 0, result.err);
  QVERIFY(QJsonDocument::fromJson(result.out).object()["pairs"].toArray().isEmpty());
  QVERIFY(content("one.html").contains("<h1>Run "));
}

void CliReportTest::otherTasksAreSaidAndNotPaired() {
  auto elsewhere = folder_.short_run("c");
  elsewhere[elsewhere.indexOf("--task") + 1] = "sentiment";
  QVERIFY(cli(elsewhere).code == 0);
  const auto result = cli(report({"a", "c"}, "other.md"));
  QVERIFY2(result.code == 0, result.err);
  const auto document = QJsonDocument::fromJson(result.out).object();
  QVERIFY(!document["pairs"].toArray().at(0).toObject().contains("answers"));
  QVERIFY(document["notes"].toArray().at(0).toString().contains("different tasks"));
  QVERIFY(content("other.md").contains("different tasks"));
}

void CliReportTest::tasksAreComparedByTheirFiles() {
  for (const auto* name : {"task.json", "train.jsonl", "dev.jsonl"})
    folder_.write(QString("copy/") + name, content(name));
  auto elsewhere = folder_.short_run("d");
  elsewhere[elsewhere.indexOf("--task") + 1] = folder_.place("copy/task.json");
  QVERIFY(cli(elsewhere).code == 0);
  const auto same = cli(report({"a", "d"}, "same.md"));
  QVERIFY2(same.code == 0, same.err);
  const auto pair = [](const Result& result) {
    return QJsonDocument::fromJson(result.out).object()["pairs"].toArray().at(0).toObject();
  };
  QVERIFY(pair(same).contains("answers"));

  folder_.write("copy/dev.jsonl", "{\"text\": \"a large dog\", \"label\": \"plant\"}\n");
  auto changed = elsewhere;
  changed[changed.indexOf("--out") + 1] = folder_.place("e");
  QVERIFY(cli(changed).code == 0);
  const auto other = cli(report({"d", "e"}, "other.md"));
  QVERIFY2(other.code == 0, other.err);
  QVERIFY(!pair(other).contains("answers"));
  const auto document = QJsonDocument::fromJson(other.out).object();
  QVERIFY(document["notes"].toArray().at(0).toString().contains("have changed"));
  QVERIFY(document["differing_settings"].toArray().contains("task"));
}

void CliReportTest::refusals() {
  QVERIFY(failed(cli(report({"a"}, "report.txt")), {"report.txt", ".html", ".csv"}));
  QVERIFY(failed(cli(report({"nowhere"}, "report.html")), {"nowhere"}));
  QVERIFY(failed(cli(report({"a"}, "no/such/report.md")), {"report.md"}));
  QCOMPARE(cli({"report", folder_.place("a")}).code, 2);
}

QTEST_GUILESS_MAIN(CliReportTest)
#include "cli_report_test.moc"
