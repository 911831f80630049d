// `sweep` and `runs` on the command line: the grid is trained once, goes on after a stop, and is
// compared over seeds.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "cli_fixture.h"

using namespace ptw;

class CliSweepTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void aFinishedGridIsNotTrainedAgain();
  void theGroupsAreTheRuns();
  void moreSeedsTrainOnlyThese();
  void theNumberAtOnceChangesNoNumber();
  void costsOfRunsAtOnceAreNotMeasured();
  void oneFailureLeavesTheOthers();
  void folderThatGoesAway();
  void anotherSweepIsRefused();
  void badSweeps_data();
  void badSweeps();
  void runsAreListedAndChosen();
  void curvesLeaveForTensorBoard();

 private:
  QString sweepFile(const QString& name, const QByteArray& over, const QByteArray& seeds,
                    const QByteArray& steps = "4") const {
    return folder_.write(name + ".json",
                         R"({"name": "length", "base": {"model": "demo", "task": ")" +
                             folder_.place("task.json").toUtf8() +
                             R"(", "method": "prompt-tuning", "settings": {"steps": )" + steps +
                             R"(, "eval_every": 2, "batch_size": 2}}, "over": )" + over +
                             R"(, "seeds": )" + seeds + "}");
  }
  QStringList sweep(const QString& file, const QString& out) const {
    return {"sweep", file, "--out", folder_.place(out), "--json"};
  }

  /// Of the steps, as the log writes them.
  QList<double> lossesOf(const QString& run) const {
    QFile log(folder_.place(run + "/metrics.jsonl"));
    QList<double> losses;
    if (!log.open(QIODevice::ReadOnly)) return losses;
    for (const auto& line : log.readAll().split('\n')) {
      const auto entry = QJsonDocument::fromJson(line).object();
      if (entry.contains("learning_rate")) losses << entry["loss"].toDouble();
    }
    return losses;
  }

  CliFolder folder_;
  QString file_;
  QJsonArray groups_;
};

namespace {

QList<QJsonObject> events(const Result& result, const QString& kind) {
  QList<QJsonObject> found;
  for (const auto& line : result.out.split('\n')) {
    const auto event = QJsonDocument::fromJson(line).object();
    if (event["event"].toString() == kind) found << event;
  }
  return found;
}

}  // namespace

void CliSweepTest::initTestCase() {
  file_ = sweepFile("sweep", R"({"prompt_length": [2, 5]})", "[0, 1]");
  const auto trained = cli(sweep(file_, "out"));
  QVERIFY2(trained.code == 0, trained.err);
  QCOMPARE(events(trained, "plan").first()["runs"].toInt(), 4);
  QCOMPARE(events(trained, "run").size(), 4);
  groups_ = events(trained, "end").first()["groups"].toArray();
  QCOMPARE(groups_.size(), 2);
}

void CliSweepTest::aFinishedGridIsNotTrainedAgain() {
  const auto again = cli(sweep(file_, "out"));
  QVERIFY2(again.code == 0, again.err);
  QCOMPARE(events(again, "run").size(), 0);
  QCOMPARE(events(again, "end").first()["groups"].toArray(), groups_);
}

void CliSweepTest::theGroupsAreTheRuns() {
  const auto listed = cli({"runs", folder_.place("out"), "--json"});
  QVERIFY2(listed.code == 0, listed.err);
  const auto runs = QJsonDocument::fromJson(listed.out).array();
  QCOMPARE(runs.size(), 4);
  for (const auto& each : groups_) {
    const auto group = each.toObject();
    const auto length = group["point"].toObject()["prompt_length"].toInt();
    double sum = 0;
    int count = 0;
    for (const auto& run : runs) {
      const auto object = run.toObject();
      QCOMPARE(object["status"].toString(), QString("finished"));
      if (object["settings"].toObject()["prompt_length"].toInt() != length) continue;
      sum += object["measures"].toObject()["best_metric"].toDouble();
      ++count;
    }
    QCOMPARE(count, 2);
    const auto best = group["measures"].toObject()["best_metric"].toObject();
    QCOMPARE(best["n"].toInt(), 2);
    QVERIFY(qAbs(best["mean"].toDouble() - sum / 2) < 1e-12);
    QCOMPARE(group["measures"].toObject()["trainable_parameters"].toObject()["mean"].toDouble(),
             192.0 * length);
  }
}

void CliSweepTest::moreSeedsTrainOnlyThese() {
  const auto more =
      cli(sweep(sweepFile("more", R"({"prompt_length": [2, 5]})", "[0, 1, 2]"), "out"));
  QVERIFY2(more.code == 0, more.err);
  QCOMPARE(events(more, "run").size(), 2);
  for (const auto& group : events(more, "end").first()["groups"].toArray())
    QCOMPARE(group.toObject()["planned"].toInt(), 3);
}

void CliSweepTest::theNumberAtOnceChangesNoNumber() {
  const auto file = sweepFile("at-once", R"({"prompt_length": [2, 5]})", "[0]");
  const auto measured = [&](const QString& out, const QString& runs) {
    const auto result = cli(sweep(file, out) + QStringList{"--at-once", runs});
    QStringList values;
    for (const auto& group : events(result, "end").first()["groups"].toArray())
      values << QString::number(
          group.toObject()["measures"].toObject()["final_metric"].toObject()["mean"].toDouble(),
          'g', 17);
    return values;
  };
  const auto one = measured("one", "1");
  QCOMPARE(one.size(), 2);
  QCOMPARE(measured("two", "2"), one);
  for (const auto* run : {"prompt_length=2,seed=0", "prompt_length=5,seed=0"}) {
    const auto losses = lossesOf(QString("one/") + run);
    QCOMPARE(losses.size(), 4);
    QCOMPARE(lossesOf(QString("two/") + run), losses);
  }
}

void CliSweepTest::costsOfRunsAtOnceAreNotMeasured() {
  const auto file = sweepFile("costs", R"({"prompt_length": [2, 5]})", "[0]", "200");
  for (const int at_once : {1, 2}) {
    const auto out = QString("costs-%1").arg(at_once);
    const auto result = cli(sweep(file, out) + QStringList{"--at-once", QString::number(at_once)});
    QVERIFY2(result.code == 0, result.err);
    for (const auto& group : events(result, "end").first()["groups"].toArray()) {
      const auto measures = group.toObject()["measures"].toObject();
      QCOMPARE(measures.contains("seconds_per_step"), at_once == 1);
      QVERIFY(at_once == 1 || !measures.contains("peak_memory_bytes"));
      QVERIFY(measures.contains("inference_flops"));
    }
  }
}

/// Whatever a run's folder holds, and also where it is LibTorch that throws.
void CliSweepTest::oneFailureLeavesTheOthers() {
  const auto file = sweepFile("failing", R"({"prompt_length": [2, 3, 5]})", "[0]");
  folder_.write("failing/prompt_length=2,seed=0/run.json", "{");
  folder_.write("failing/prompt_length=3,seed=0/.lock/file", "");
  const auto result = cli(sweep(file, "failing"));
  QCOMPARE(result.code, 1);
  QStringList statuses;
  for (const auto& run : events(result, "run")) {
    statuses << run["status"].toString();
    const auto problem = run["problem"].toString();
    QCOMPARE(problem.contains(folder_.place("failing/prompt_length=")),
             run["status"].toString() == "failed");
  }
  statuses.sort();
  QCOMPARE(statuses, (QStringList{"failed", "failed", "finished"}));
  const auto groups = events(result, "end").first()["groups"].toArray();
  QCOMPARE(groups.size(), 3);
}

/// Nothing of it is made again.
void CliSweepTest::folderThatGoesAway() {
  const auto file = sweepFile("gone", R"({"prompt_length": [2, 3, 5]})", "[0, 1]", "400");
  QProcess process;
  process.start(PTW_CLI, sweep(file, "gone") + QStringList{"--at-once", "1"});
  QByteArray out;
  const QByteArray ended = R"("status":"finished")";
  while (!out.contains(ended) && process.waitForReadyRead()) out += process.readAllStandardOutput();
  QVERIFY(out.contains(ended));
  QVERIFY(QDir().rename(folder_.place("gone"), folder_.place("moved")));
  QVERIFY(process.waitForFinished(120'000));
  QCOMPARE(process.exitCode(), 1);
  QVERIFY(process.readAllStandardOutput().contains("removed, renamed or replaced"));
  QVERIFY(!QFile::exists(folder_.place("gone")));
}

void CliSweepTest::anotherSweepIsRefused() {
  const auto other = sweepFile("other", R"({"prompt_length": [2, 5]})", "[0]", "5");
  const auto refused = cli(sweep(other, "out"));
  QVERIFY(failed(refused, {"another sweep"}));
}

void CliSweepTest::badSweeps_data() {
  QTest::addColumn<QByteArray>("over");
  QTest::addColumn<QByteArray>("named");
  QTest::newRow("unknown setting")
      << QByteArray(R"({"prompt_size": [1]})") << QByteArray("prompt_size");
  QTest::newRow("value out of range")
      << QByteArray(R"({"prompt_length": [0]})") << QByteArray("prompt_length");
  QTest::newRow("wrong type") << QByteArray(R"({"prompt_length": ["long"]})")
                              << QByteArray("prompt_length");
  QTest::newRow("unknown method") << QByteArray(R"({"method": ["magic"]})") << QByteArray("magic");
  QTest::newRow("no task there") << QByteArray(R"({"task": ["/nowhere.json"]})")
                                 << QByteArray("/nowhere.json");
  QTest::newRow("no values") << QByteArray(R"({"prompt_length": []})")
                             << QByteArray("prompt_length");
}

void CliSweepTest::badSweeps() {
  QFETCH(QByteArray, over);
  QFETCH(QByteArray, named);
  const auto refused = cli(sweep(sweepFile("bad", over, "[0]"), "bad"));
  QVERIFY(failed(refused, {named}));
  QVERIFY(!QFile::exists(folder_.place("bad")));
}

void CliSweepTest::runsAreListedAndChosen() {
  const auto found = [&](const QStringList& options) {
    const auto listed = cli(QStringList{"runs", folder_.place("out"), "--json"} + options);
    return QJsonDocument::fromJson(listed.out).array().size();
  };
  const auto all = found({});
  QVERIFY(all >= 4);
  QCOMPARE(found({"--where", "prompt_length=5"}) + found({"--where", "prompt_length=2"}), all);
  QCOMPARE(found({"--where", "prompt_length=5", "--where", "seed=1"}), 1);
  QCOMPARE(found({"--where", "status=failed"}), 0);
  QCOMPARE(found({"--search", "seed=0"}), 2);
  const auto nowhere = cli({"runs", folder_.place("nowhere")});
  QVERIFY(failed(nowhere, {"nowhere"}));
}

/// Framing and checksums have a test of their own; here it is that the run's numbers are in there.
void CliSweepTest::curvesLeaveForTensorBoard() {
  const auto run = folder_.place("out/prompt_length=2,seed=0");
  const auto written =
      cli({"convert", "--run", run, "--as", "tensorboard", "--out", folder_.place("events")});
  QVERIFY2(written.code == 0, written.err);
  QFile file(QString::fromUtf8(written.out).trimmed());
  QVERIFY(file.fileName().contains("tfevents"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto bytes = file.readAll();
  QCOMPARE(bytes.count("train/loss"), 4);
  for (const double loss : lossesOf("out/prompt_length=2,seed=0")) {
    const auto value = float(loss);
    QVERIFY(bytes.contains(QByteArray(reinterpret_cast<const char*>(&value), sizeof value)));
  }
  QVERIFY(failed(
      cli({"convert", "--model", "demo", "--as", "tensorboard", "--out", folder_.place("events")}),
      {"--run"}));
}

QTEST_GUILESS_MAIN(CliSweepTest)
#include "cli_sweep_test.moc"
