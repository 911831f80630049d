// Training from the command line: what it says, how it goes on, and what it refuses.
#include <csignal>

#include "cli_fixture.h"

using namespace ptw;

namespace {

/// The events of `train --json`; empty when a line is no JSON object.
QList<QJsonObject> events(const QByteArray& out) {
  QList<QJsonObject> all;
  for (const auto& line : out.split('\n')) {
    if (line.isEmpty()) continue;
    const auto json = QJsonDocument::fromJson(line);
    if (!json.isObject()) return {};
    all.append(json.object());
  }
  return all;
}

QList<int> numbers(const QList<QJsonObject>& all, const QString& event, const QString& key) {
  QList<int> found;
  for (const auto& each : all)
    if (each["event"] == event) found.append(each[key].toInt());
  return found;
}

QList<int> range(int first, int last) {
  QList<int> all;
  for (int i = first; i <= last; ++i) all.append(i);
  return all;
}

}  // namespace

class CliTrainTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void trainSaysJsonLines();
  void trainSaysTextToPeople();
  void resumeTakesTheRunAlone();
  void resumeStartsAndContinues();
  void resumeRefusesOtherSettings_data();
  void resumeRefusesOtherSettings();
  void terminateStopsWithACheckpoint();
  void signalsStopWhereThreadsWereThereBefore_data();
  void signalsStopWhereThreadsWereThereBefore();
  void closedDescriptors_data();
  void closedDescriptors();
  void noNameIsNoPlaceToWriteTo_data();
  void noNameIsNoPlaceToWriteTo();

  void badData_data();
  void badData();
  void badSetting_data();
  void badSetting();

 private:
  void cutOff(const QString& run);
  QList<QJsonObject> stoppedBy(int signal, const QString& run, const QString& library = {});
  CliFolder folder_;
};

void CliTrainTest::trainSaysJsonLines() {
  const auto result = cli(folder_.short_run("json") + QStringList{"--json", "--seed", "3"});
  QVERIFY2(result.code == 0, result.err);
  QCOMPARE(result.err, QByteArray());
  const auto all = events(result.out);
  QCOMPARE(numbers(all, "step", "step"), range(1, 4));
  QCOMPARE(numbers(all, "evaluation", "evaluated_at"), (QList<int>{0, 2, 4}));
  QCOMPARE(numbers(all, "checkpoint", "step"), (QList<int>{0, 2, 4}));
  QCOMPARE(all.first()["status"].toString(), "loading");
  const auto end = all.last();
  QCOMPARE(end["event"].toString(), "end");
  QCOMPARE(end["status"].toString(), "finished");
  QCOMPARE(end["step"].toInt(), 4);
  QCOMPARE(end["metric"].toString(), "accuracy");
  QVERIFY(end["best_metrics"]["exact_match"].isDouble());
  QVERIFY(QFileInfo::exists(end["adapter"].toString() + "/adapter_model.safetensors"));
  QVERIFY(QFileInfo::exists(folder_.place("json/run.json")));
}

void CliTrainTest::trainSaysTextToPeople() {
  const auto result = cli(folder_.short_run("text"));
  QCOMPARE(result.code, 0);
  QCOMPARE(result.err, QByteArray());
  QVERIFY(result.out.contains("step 2  dev loss "));
  QVERIFY(result.out.contains("finished at step 4, best at step "));
  QVERIFY(result.out.contains(folder_.place("text").toUtf8()));
}

/// Makes the finished run what a kill after its checkpoint of step 4, of 6, leaves.
void CliTrainTest::cutOff(const QString& run) {
  QFile file(folder_.place(run + "/run.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  folder_.write(run + "/run.json", file.readAll().replace("\"steps\": 4", "\"steps\": 6"));
  QFile status(folder_.place(run + "/status.json"));
  QVERIFY(status.open(QIODevice::ReadOnly));
  folder_.write(run + "/status.json", status.readAll().replace("finished", "running"));
}

void CliTrainTest::resumeTakesTheRunAlone() {
  QVERIFY(cli(folder_.short_run("alone")).code == 0);
  cutOff("alone");
  const auto second = cli({"resume", folder_.place("alone"), "--json"});
  QVERIFY2(second.code == 0, second.err);
  QCOMPARE(numbers(events(second.out), "step", "step"), (QList<int>{5, 6}));
  QVERIFY(failed(cli({"resume", folder_.place("nothing")}), {folder_.place("nothing")}));
}

void CliTrainTest::resumeStartsAndContinues() {
  auto arguments = folder_.short_run("resumed") + QStringList{"--json", "--resume"};
  const auto first = events(cli(arguments).out);
  QCOMPARE(numbers(first, "step", "step"), range(1, 4));
  cutOff("resumed");
  QVERIFY(cli({"info", folder_.place("resumed")}).out.contains("status: interrupted"));
  QVERIFY(failed(cli(arguments), {folder_.place("resumed"), "steps", "6, not 4"}));
  arguments = folder_.short_run("resumed", 6) + QStringList{"--json", "--resume"};
  const auto second = cli(arguments);
  QVERIFY2(second.code == 0, second.err);
  QCOMPARE(numbers(events(second.out), "step", "step"), (QList<int>{5, 6}));
  QCOMPARE(numbers(events(second.out), "evaluation", "evaluated_at"), (QList<int>{6}));
  // A finished run says so and is left alone; without --resume it is refused.
  const auto third = events(cli(arguments).out);
  QCOMPARE(third.size(), 1);
  QCOMPARE(third[0]["status"].toString(), "finished");
  QVERIFY(failed(cli(folder_.short_run("resumed")), {folder_.place("resumed")}));
  // It is not mistaken for a run of something else.
  auto other = arguments;
  other[other.indexOf(folder_.place("task.json"))] = "supersense";
  QVERIFY(failed(cli(other), {folder_.place("resumed")}));
}

void CliTrainTest::resumeRefusesOtherSettings_data() {
  QTest::addColumn<QStringList>("options");
  QTest::addColumn<QString>("key");
  QTest::newRow("more steps") << QStringList{"--steps", "50"} << "steps";
  QTest::newRow("another seed") << QStringList{"--seed", "9"} << "seed";
  QTest::newRow("a setting of training")
      << QStringList{"--set", "learning_rate=0.5"} << "learning_rate";
  QTest::newRow("a setting of the method")
      << QStringList{"--set", "prompt_length=7"} << "prompt_length";
}

void CliTrainTest::resumeRefusesOtherSettings() {
  QFETCH(QStringList, options);
  QFETCH(QString, key);
  const auto name = QString("other-") + key;
  QVERIFY(cli(folder_.short_run(name)).code == 0);
  const QStringList again{"train", "--resume",         "--model",
                          "demo",  "--task",           folder_.place("task.json"),
                          "--out", folder_.place(name)};
  QVERIFY(failed(cli(again + options), {folder_.place(name), key + " = "}));
  QCOMPARE(cli(again).code, 0);
}

/// The events of a run that is sent a signal after its first step; none unless it ends by itself.
QList<QJsonObject> CliTrainTest::stoppedBy(int signal, const QString& run, const QString& library) {
  QProcess process;
  auto environment = QProcessEnvironment::systemEnvironment();
  if (!library.isEmpty()) environment.insert("LD_PRELOAD", library);
  process.setProcessEnvironment(environment);
  process.start(PTW_CLI, folder_.short_run(run, 100'000) +
                             QStringList{"--json", "--set", "eval_every=100000"});
  QByteArray out;
  while (!out.contains("\"event\":\"step\"") && process.waitForReadyRead())
    out += process.readAllStandardOutput();
  ::kill(pid_t(process.processId()), signal);
  const bool ended = process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
                     process.exitCode() == 0;
  const auto advice = process.readAllStandardError();
  if (library.isEmpty() != advice.isEmpty()) qWarning("it says \"%s\"", advice.constData());
  return ended ? events(out + process.readAllStandardOutput()) : QList<QJsonObject>();
}

void CliTrainTest::signalsStopWhereThreadsWereThereBefore_data() {
  QTest::addColumn<int>("signal");
  QTest::newRow("SIGINT") << SIGINT;
  QTest::newRow("SIGTERM") << SIGTERM;
}

void CliTrainTest::signalsStopWhereThreadsWereThereBefore() {
  QFETCH(int, signal);
  const auto all = stoppedBy(signal, QString("early-%1").arg(signal), PTW_EARLY_THREAD_LIBRARY);
  QVERIFY(!all.isEmpty());
  QCOMPARE(all.last()["status"].toString(), "stopped");
}

void CliTrainTest::closedDescriptors_data() {
  QTest::addColumn<QString>("closed");
  for (const auto* closed : {"<&-", ">&-", "<&- >&-", "<&- >&- 2>&-"})
    QTest::newRow(closed) << closed;
}

/// What is printed must not end up in a file that took the place of standard output.
void CliTrainTest::closedDescriptors() {
  QFETCH(QString, closed);
  const auto name =
      "closed " + QString(closed).replace('&', '-').replace('<', 'i').replace('>', 'o');
  QCOMPARE(shell_cli({}, folder_.short_run(name), closed).code, 0);
  QFile log(folder_.place(name + "/metrics.jsonl"));
  QVERIFY(log.open(QIODevice::ReadOnly));
  for (const auto& line : log.readAll().trimmed().split('\n'))
    QVERIFY2(QJsonDocument::fromJson(line).isObject(), line);
  QVERIFY(cli({"info", folder_.place(name)}).out.contains("steps_recorded: 4"));
}

void CliTrainTest::noNameIsNoPlaceToWriteTo_data() {
  QTest::addColumn<QStringList>("arguments");
  const auto run = folder_.place("json");
  QTest::newRow("train") << folder_.short_run("json").replaceInStrings(run, "");
  QTest::newRow("sweep") << QStringList{"sweep", folder_.place("sweep.json"), "--out", ""};
  QTest::newRow("figure") << QStringList{"figure", "lester-3a", "--out", ""};
  QTest::newRow("figure file") << QStringList{"figure", "lester-3a", "--write", ""};
  QTest::newRow("picture") << QStringList{
      "figure", "lester-3a", "--out", folder_.place("figure"), "--picture", ""};
  QTest::newRow("convert") << QStringList{"convert", "--run", run, "--out", ""};
  QTest::newRow("tensorboard") << QStringList{"convert",     "--run", run, "--as",
                                              "tensorboard", "--out", ""};
  QTest::newRow("report") << QStringList{"report", run, "--out", ""};
  QTest::newRow("note") << QStringList{"note", "", "--tag", "good"};
  QTest::newRow("resume") << QStringList{"resume", ""};
}

void CliTrainTest::noNameIsNoPlaceToWriteTo() {
  QFETCH(QStringList, arguments);
  const auto result = cli(arguments);
  QCOMPARE(result.code, 2);
  QVERIFY(!result.err.isEmpty());
  QVERIFY(!QFile::exists("run.json") && !QFile::exists("checkpoints"));
}

void CliTrainTest::terminateStopsWithACheckpoint() {
  const auto all = stoppedBy(SIGTERM, "stopped");
  QVERIFY(!all.isEmpty());
  QCOMPARE(all.last()["status"].toString(), "stopped");
  const auto step = all.last()["step"].toInt();
  QVERIFY(step > 0);
  QCOMPARE(numbers(all, "checkpoint", "step"), (QList<int>{0, step}));
}

void CliTrainTest::badData_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QStringList>("parts");
  const QByteArray sound = R"({"text": "a dog", "label": "animal"})"
                           "\n";
  QTest::newRow("malformed") << "bad.jsonl" << sound + "{\"text\": \"a\n" << QStringList{"line 2"};
  QTest::newRow("a list") << "bad.jsonl" << sound + sound + "[1]\n" << QStringList{"line 3"};
  QTest::newRow("not UTF-8") << "bad.jsonl" << sound + "{\"text\": \"\xff\"}\n"
                             << QStringList{"line 2", "UTF-8"};
  QTest::newRow("foreign label") << "bad.jsonl" << sound + R"({"text": "x", "label": "stone"})"
                                 << QStringList{"line 2", "stone", "animal, plant"};
  QTest::newRow("no label") << "bad.jsonl" << QByteArray(R"({"text": "x"})")
                            << QStringList{"line 1", "label"};
  QTest::newRow("other field") << "bad.jsonl" << QByteArray(R"({"texts": "x", "label": "plant"})")
                               << QStringList{"line 1", "text"};
  QTest::newRow("empty") << "bad.jsonl" << QByteArray() << QStringList();
  QTest::newRow("blank lines") << "bad.jsonl" << QByteArray("\n\n") << QStringList();
  QTest::newRow("csv: columns") << "bad.csv" << QByteArray("text,label\na dog,animal\na,b,c\n")
                                << QStringList{"line 3", "3 columns"};
  QTest::newRow("csv: other header")
      << "bad.csv" << QByteArray("a,b\na dog,animal\n") << QStringList{"line 2", "\"text\""};
  QTest::newRow("csv: header only") << "bad.csv" << QByteArray("text,label\n") << QStringList();
  QTest::newRow("tsv: columns") << "bad.tsv" << QByteArray("text\tlabel\n\"a\tanimal\tb\n")
                                << QStringList{"line 2", "3 columns"};
  QTest::newRow("other ending") << "bad.xls" << sound << QStringList{".jsonl"};
}

void CliTrainTest::badData() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QStringList, parts);
  parts.append(folder_.write(name, bytes));
  const auto file = folder_.write("bad task.json", "");
  QVERIFY(QFile::remove(file) && QFile::copy(folder_.task(name.toUtf8()), file));
  folder_.task();
  QTemporaryDir out;
  auto arguments = folder_.short_run("");
  arguments[arguments.indexOf(folder_.place("task.json"))] = file;
  arguments[arguments.indexOf("--out") + 1] = out.filePath("run");
  QVERIFY(failed(cli(arguments), parts));
  QVERIFY(failed(cli({"eval", "--model", "demo", "--task", file, "--split", "dev"}), parts));
  QVERIFY(failed(cli({"info", file}), parts));
}

void CliTrainTest::badSetting_data() {
  QTest::addColumn<QString>("setting");
  QTest::addColumn<QStringList>("parts");
  QTest::newRow("too long") << "prompt_length=2001" << QStringList{"prompt_length", "2000"};
  QTest::newRow("no prompt") << "prompt_length=0" << QStringList{"prompt_length", "1 and 2000"};
  QTest::newRow("a part of a token") << "prompt_length=1.5" << QStringList{"prompt_length", "1.5"};
  QTest::newRow("unknown") << "depth=3" << QStringList{"depth", "prompt_length", "learning_rate"};
  QTest::newRow("unknown choice") << "optimizer=sgd" << QStringList{"sgd", "adafactor, adamw"};
  QTest::newRow("no number") << "learning_rate=fast" << QStringList{"learning_rate", "fast"};
  QTest::newRow("nan") << "learning_rate=nan" << QStringList{"learning_rate"};
  QTest::newRow("empty") << "learning_rate=" << QStringList{"learning_rate"};
  QTest::newRow("no value") << "learning_rate" << QStringList{"--set", "learning_rate"};
  QTest::newRow("no text") << "init=text" << QStringList{"init_text"};
  QTest::newRow("no run") << "init=earlier-run" << QStringList{"init_run"};
}

void CliTrainTest::badSetting() {
  QFETCH(QString, setting);
  QFETCH(QStringList, parts);
  QTemporaryDir out;
  auto arguments = folder_.short_run("");
  arguments[arguments.indexOf("--out") + 1] = out.filePath("run");
  QVERIFY(failed(cli(arguments + QStringList{"--set", setting}), parts));
}

QTEST_GUILESS_MAIN(CliTrainTest)
#include "cli_train_test.moc"
