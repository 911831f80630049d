// The command line from outside: exit codes, one sentence on standard error, JSON on standard
// output.
#include <QtTest>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <csignal>

namespace {

struct Result {
  int code = -1;
  QByteArray out, err;
};

Result cli(const QStringList& arguments, const QByteArray& input = {}) {
  QProcess process;
  process.start(PTW_CLI, arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
    return {-1, process.readAllStandardOutput(), "it did not end by itself"};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// Whether it failed with one line on standard error that has all `parts` in it.
bool failed(const Result& result, const QStringList& parts) {
  const auto sentence = QString::fromUtf8(result.err);
  bool sound = result.code == 1 && sentence.endsWith('\n') && sentence.count('\n') == 1 &&
               sentence.size() > 20;
  for (const auto& part : parts) sound = sound && sentence.contains(part);
  if (!sound) qWarning("exit code %d, \"%s\"", result.code, result.err.constData());
  return sound;
}

QJsonDocument document(const Result& result) {
  QJsonParseError problem;
  const auto json = QJsonDocument::fromJson(result.out, &problem);
  if (result.code != 0 || json.isNull() || result.out.count('\n') != 1)
    qWarning("exit code %d, %s, \"%s\"", result.code, qPrintable(problem.errorString()),
             result.err.constData());
  return result.code == 0 && result.out.count('\n') == 1 ? json : QJsonDocument();
}

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

class CliTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();

  void help_data();
  void help();
  void wrongUsage_data();
  void wrongUsage();

  void trainSaysJsonLines();
  void trainSaysTextToPeople();
  void resumeStartsAndContinues();
  void terminateStopsWithACheckpoint();

  void evalGivesOneDocument();
  void predictGivesOneDocument();
  void neighborsGivesOneDocument();
  void adapterWithoutARun();
  void infoGivesOneDocument_data();
  void infoGivesOneDocument();
  void infoOnAModelWithoutATokenizer();
  void infoOnWhatIsNotSound();

  void badData_data();
  void badData();
  void badSetting_data();
  void badSetting();
  void badTarget_data();
  void badTarget();

 private:
  QString write(const QString& name, const QByteArray& bytes) const {
    const auto path = place(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
      qWarning("%s was not written", qPrintable(path));
    return path;
  }
  /// A task whose split `dev` is the file given.
  QString task(const QByteArray& dev = "dev.jsonl") const;
  [[nodiscard]] QString place(const QString& name) const { return folder_.filePath(name); }
  [[nodiscard]] QStringList short_run(const QString& out, int steps = 4) const {
    return {"train",
            "--model",
            "demo",
            "--task",
            place("task.json"),
            "--out",
            place(out),
            "--steps",
            QString::number(steps),
            "--set",
            "eval_every=2",
            "--set",
            "batch_size=2",
            "--set",
            "prompt_length=3"};
  }

  QTemporaryDir folder_;
  static inline const QString demo_model_ = PTW_SOURCE_DIR "/resources/demo/model";
};

void CliTest::initTestCase() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  QSKIP("the tokenizer's module cannot be loaded under this sanitizer");
#endif
  write("train.jsonl", R"({"text": "a small bird that sings", "label": "animal"}
{"text": "a tall tree with needles", "label": "plant"}
{"text": "a fish of cold rivers", "label": "animal"}
{"text": "an herb with yellow flowers", "label": "plant"}
)");
  write("dev.jsonl", R"({"text": "a large dog", "label": "animal"}
{"text": "a climbing vine", "label": "plant"}
)");
  task();
  const auto trained = cli(short_run("run") + QStringList{"--json"});
  QVERIFY2(trained.code == 0, trained.err);
}

QString CliTest::task(const QByteArray& dev) const {
  return write("task.json", R"({"name": "kinds",
    "data": {"train": "train.jsonl", "dev": ")" +
                                dev + R"("},
    "input": "{text}", "label": "label",
    "verbalizer": {"animal": "animal", "plant": "plant"}, "metric": "accuracy"})");
}

void CliTest::help_data() {
  QTest::addColumn<QStringList>("command");
  QTest::newRow("none") << QStringList();
  for (const auto* name : {"train", "eval", "predict", "neighbors", "info"})
    QTest::newRow(name) << QStringList{name};
}

void CliTest::help() {
  QFETCH(QStringList, command);
  const auto result = cli(command + QStringList{"--help"});
  QCOMPARE(result.code, 0);
  QCOMPARE(result.err, QByteArray());
  QVERIFY(result.out.contains("--help"));
  if (command.isEmpty())
    for (const auto* name : {"train", "eval", "predict", "neighbors", "info", "Exit codes"})
      QVERIFY2(result.out.contains(name), name);
  if (command == QStringList{"train"})
    for (const auto* name : {"--resume", "learning_rate = 0.3", "prompt_length = 20"})
      QVERIFY2(result.out.contains(name), name);
}

void CliTest::wrongUsage_data() {
  QTest::addColumn<QStringList>("arguments");
  const QList<QStringList> all = {{},
                                  {"fly"},
                                  {"--fly"},
                                  {"train"},
                                  {"train", "--out"},
                                  {"train", "--out", "x", "--fly"},
                                  {"train", "--out", "x", "--steps", "many"},
                                  {"train", "--out", "x", "--steps", "1e3"},
                                  {"neighbors", "--similarity", "taste"},
                                  {"neighbors", "--count", "0"},
                                  {"eval", "--threads", "-1"},
                                  {"eval", "--step", "x"},
                                  {"info"},
                                  {"info", "demo", "twice"},
                                  {"train", "eval"}};
  for (const auto& arguments : all)
    QTest::newRow(qPrintable("'" + arguments.join(' ') + "'")) << arguments;
}

void CliTest::wrongUsage() {
  QFETCH(QStringList, arguments);
  const auto result = cli(arguments);
  QCOMPARE(result.code, 2);
  QVERIFY(!result.err.isEmpty());
  QCOMPARE(result.out, QByteArray());
}

void CliTest::trainSaysJsonLines() {
  const auto result = cli(short_run("json") + QStringList{"--json", "--seed", "3"});
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
  QVERIFY(QFileInfo::exists(place("json/run.json")));
}

void CliTest::trainSaysTextToPeople() {
  const auto result = cli(short_run("text"));
  QCOMPARE(result.code, 0);
  QCOMPARE(result.err, QByteArray());
  QVERIFY(result.out.contains("step 2  dev loss "));
  QVERIFY(result.out.contains("finished at step 4, best at step "));
  QVERIFY(result.out.contains(place("text").toUtf8()));
}

void CliTest::resumeStartsAndContinues() {
  const auto arguments = short_run("resumed") + QStringList{"--json", "--resume"};
  const auto first = events(cli(arguments).out);
  QCOMPARE(numbers(first, "step", "step"), range(1, 4));
  // As if it had been killed after its checkpoint of step 4, of 6.
  QFile file(place("resumed/run.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  write("resumed/run.json", file.readAll().replace("\"steps\": 4", "\"steps\": 6"));
  QFile status(place("resumed/status.json"));
  QVERIFY(status.open(QIODevice::ReadOnly));
  write("resumed/status.json", status.readAll().replace("finished", "running"));
  QVERIFY(cli({"info", place("resumed")}).out.contains("status: interrupted"));
  const auto second = cli(arguments);
  QVERIFY2(second.code == 0, second.err);
  QCOMPARE(numbers(events(second.out), "step", "step"), (QList<int>{5, 6}));
  QCOMPARE(numbers(events(second.out), "evaluation", "evaluated_at"), (QList<int>{6}));
  // A finished run says so and is left alone; without --resume it is refused.
  const auto third = events(cli(arguments).out);
  QCOMPARE(third.size(), 1);
  QCOMPARE(third[0]["status"].toString(), "finished");
  QVERIFY(failed(cli(short_run("resumed")), {place("resumed")}));
  // It is not mistaken for a run of something else.
  auto other = arguments;
  other[other.indexOf(place("task.json"))] = "supersense";
  QVERIFY(failed(cli(other), {place("resumed")}));
}

void CliTest::terminateStopsWithACheckpoint() {
  QProcess process;
  process.start(
      PTW_CLI, short_run("stopped", 100'000) + QStringList{"--json", "--set", "eval_every=100000"});
  QByteArray out;
  while (!out.contains("\"event\":\"step\"") && process.waitForReadyRead())
    out += process.readAllStandardOutput();
  QVERIFY(out.contains("\"event\":\"step\""));
  process.terminate();
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 0);
  const auto all = events(out + process.readAllStandardOutput());
  QVERIFY(!all.isEmpty());
  QCOMPARE(all.last()["status"].toString(), "stopped");
  const auto step = all.last()["step"].toInt();
  QVERIFY(step > 0);
  QCOMPARE(numbers(all, "checkpoint", "step"), (QList<int>{0, step}));
}

void CliTest::evalGivesOneDocument() {
  const auto json = document(cli({"eval", "--run", place("run"), "--split", "dev", "--json"}));
  QCOMPARE(json["examples"].toInt(), 2);
  QCOMPARE(json["metric"].toString(), "accuracy");
  QVERIFY(json["loss"].toDouble() > 0);
  QVERIFY(json["step"].isDouble());
  for (const auto* name : {"accuracy", "exact_match", "macro_f1"})
    QVERIFY(json["metrics"][name].toDouble(-1) >= 0);
  const auto untuned = document(
      cli({"eval", "--model", "demo", "--task", place("task.json"), "--split", "dev", "--json"}));
  QVERIFY(untuned["step"].isUndefined());
  QVERIFY(untuned["loss"].toDouble() != json["loss"].toDouble());
  const auto text = cli({"eval", "--run", place("run"), "--split", "dev", "--step", "2"});
  QVERIFY(text.out.contains("kinds dev, 2 examples, step 2"));
}

void CliTest::predictGivesOneDocument() {
  const auto json = document(cli({"predict", "--run", place("run"), "--json", "a dog", "a tree"}));
  QCOMPARE(json.array().size(), 2);
  for (const auto& entry : json.array()) {
    const auto probabilities = entry.toObject()["probabilities"].toObject();
    QCOMPARE(probabilities.keys(), (QStringList{"animal", "plant"}));
    const auto sum = probabilities["animal"].toDouble() + probabilities["plant"].toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-6);
    QCOMPARE(entry.toObject()["label"].toString(),
             probabilities["animal"].toDouble() >= 0.5 ? "animal" : "plant");
  }
  QCOMPARE(json.array()[1].toObject()["input"].toString(), "a tree");
  const auto lines = cli({"predict", "--run", place("run"), "--json"}, "a dog\na tree\n");
  QCOMPARE(document(lines), json);
}

void CliTest::neighborsGivesOneDocument() {
  for (const auto* similarity : {"cosine", "euclidean", "dot"}) {
    const auto json = document(cli({"neighbors", "--run", place("run"), "--step", "0",
                                    "--similarity", similarity, "--count", "4", "--json"}));
    QCOMPARE(json["similarity"].toString(), similarity);
    QCOMPARE(json["tokens"].toArray().size(), 3);
    for (const auto& token : json["tokens"].toArray()) {
      QCOMPARE(token.toObject()["travelled"].toDouble(-1), 0.0);
      const auto nearest = token.toObject()["nearest"].toArray();
      QCOMPARE(nearest.size(), 4);
      for (int i = 1; i < 4; ++i)
        QVERIFY(nearest[i - 1].toObject()["similarity"].toDouble() >=
                nearest[i].toObject()["similarity"].toDouble());
    }
  }
  const auto later = document(cli({"neighbors", "--run", place("run"), "--step", "4", "--json"}));
  QVERIFY(later["tokens"][0]["travelled"].toDouble() > 0);
  QCOMPARE(later["step"].toInt(), 4);
}

void CliTest::adapterWithoutARun() {
  const auto adapter = place("run/checkpoints/step-4");
  const auto ours = document(cli({"eval", "--model", "demo", "--adapter", adapter, "--task",
                                  place("task.json"), "--split", "dev", "--json"}));
  const auto theirs =
      document(cli({"eval", "--run", place("run"), "--step", "4", "--split", "dev", "--json"}));
  QVERIFY(ours["loss"].toDouble() > 0);
  QCOMPARE(ours["loss"].toDouble(), theirs["loss"].toDouble());
}

void CliTest::infoGivesOneDocument_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("kind");
  QTest::addColumn<QString>("key");
  QTest::newRow("demo") << "demo"
                        << "model"
                        << "tokenizer_pieces";
  QTest::newRow("model") << demo_model_ << "model"
                         << "parameters";
  QTest::newRow("run") << place("run") << "run"
                       << "checkpoints";
  QTest::newRow("adapter") << place("run/adapter") << "adapter"
                           << "virtual_tokens";
  QTest::newRow("demo task") << "supersense"
                             << "task"
                             << "verbalizer";
  QTest::newRow("task") << place("task.json") << "task"
                        << "examples";
}

void CliTest::infoGivesOneDocument() {
  QFETCH(QString, path);
  QFETCH(QString, kind);
  QFETCH(QString, key);
  const auto json = document(cli({"info", path, "--json"}));
  QCOMPARE(json["kind"].toString(), kind);
  QCOMPARE(json["sound"].toBool(), true);
  QVERIFY(json["problems"].toArray().isEmpty());
  QVERIFY(!json[key].isUndefined() && !json[key].isNull());
  const auto text = cli({"info", path});
  QCOMPARE(text.code, 0);
  QVERIFY(text.out.contains("kind: " + kind.toUtf8()));
}

void CliTest::infoOnAModelWithoutATokenizer() {
  QDir().mkpath(place("bare"));
  for (const auto* name : {"/config.json", "/model.safetensors"})
    QVERIFY(QFile::copy(demo_model_ + name, place("bare") + name));
  const auto json = document(cli({"info", place("bare"), "--json"}));
  QCOMPARE(json["sound"].toBool(), true);
  QVERIFY(json["parameters"].toInt() > 1'000'000);
  QVERIFY(json["tokenizer_pieces"].isNull());
  QVERIFY(json["problems"][0].toString().contains(place("bare")));
  // It can be described, but not used.
  QVERIFY(failed(
      cli({"eval", "--model", place("bare"), "--task", place("task.json"), "--split", "dev"}),
      {place("bare"), "spiece.model"}));
}

void CliTest::infoOnWhatIsNotSound() {
  QDir().mkpath(place("cut"));
  QVERIFY(QFile::copy(demo_model_ + "/config.json", place("cut/config.json")));
  const auto weights = write("cut/model.safetensors", "short");
  const auto result = cli({"info", place("cut"), "--json"});
  QVERIFY(failed(result, {weights}));
  const auto json = QJsonDocument::fromJson(result.out);
  QCOMPARE(json["kind"].toString(), "model");
  QCOMPARE(json["sound"].toBool(true), false);
  QVERIFY(json["problems"][0].toString().contains(weights));

  QVERIFY(failed(cli({"info", write("bad task.json", "{")}), {"bad task.json"}));
  write("half/run.json", "{}");
  QVERIFY(failed(cli({"info", place("half")}), {"half/run.json"}));
  write("adapter/adapter_config.json", "{}");
  QVERIFY(failed(cli({"info", place("adapter")}), {"adapter_config.json"}));
  QVERIFY(failed(cli({"info", place("nothing")}), {place("nothing")}));
  QVERIFY(failed(cli({"info", folder_.path()}), {folder_.path()}));
}

void CliTest::badData_data() {
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
  QTest::newRow("tsv: open quotation")
      << "bad.tsv" << QByteArray("text\tlabel\n\"a\tanimal\n") << QStringList{"line 2"};
  QTest::newRow("other ending") << "bad.xls" << sound << QStringList{".jsonl"};
}

void CliTest::badData() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  QFETCH(QStringList, parts);
  parts.append(write(name, bytes));
  const auto file = write("bad task.json", "");
  QVERIFY(QFile::remove(file) && QFile::copy(task(name.toUtf8()), file));
  task();
  QTemporaryDir out;
  auto arguments = short_run("");
  arguments[arguments.indexOf(place("task.json"))] = file;
  arguments[arguments.indexOf("--out") + 1] = out.filePath("run");
  QVERIFY(failed(cli(arguments), parts));
  QVERIFY(failed(cli({"eval", "--model", "demo", "--task", file, "--split", "dev"}), parts));
  QVERIFY(failed(cli({"info", file}), parts));
}

void CliTest::badSetting_data() {
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

void CliTest::badSetting() {
  QFETCH(QString, setting);
  QFETCH(QStringList, parts);
  QTemporaryDir out;
  auto arguments = short_run("");
  arguments[arguments.indexOf("--out") + 1] = out.filePath("run");
  QVERIFY(failed(cli(arguments + QStringList{"--set", setting}), parts));
}

void CliTest::badTarget_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QStringList>("parts");
  const auto file = write("a file", "");
  write("no dev.json", R"({"data": {"train": "train.jsonl"}, "input": "{text}",
    "target": "{label}", "metric": "exact_match"})");
  const auto with = [&](const QString& option, const QString& value) {
    auto arguments = short_run("never");
    if (const auto at = arguments.indexOf(option); at >= 0) arguments.remove(at, 2);
    return arguments + QStringList{option, value};
  };
  const auto row = [](const char* name, const QStringList& arguments, const QStringList& parts) {
    QTest::newRow(name) << arguments << parts;
  };
  row("out is a file", with("--out", file), {file});
  row("out below a file", with("--out", file + "/run"), {file});
  row("out cannot be made", with("--out", "/proc/nowhere/run"), {"/proc/nowhere/run"});
  row("no steps", with("--steps", "0"), {"steps"});
  row("negative seed", with("--seed", "-1"), {"seed"});
  row("no such method", with("--method", "magic"), {"magic", "prompt-tuning"});
  row("no such task", with("--task", place("gone.json")), {place("gone.json")});
  row("task without dev", with("--task", place("no dev.json")), {"no dev.json", "dev"});
  row("no such model", with("--model", place("gone")), {place("gone")});
  row("model without task", {"train", "--model", demo_model_, "--out", place("never")}, {"--task"});
  row("no such run", {"eval", "--run", place("gone")}, {place("gone")});
  row("no such step", {"eval", "--run", place("run"), "--step", "3"}, {place("run"), "3"});
  row("no such split", {"eval", "--run", place("run"), "--split", "exam"}, {"exam"});
  row("no such adapter", {"eval", "--adapter", place("gone")}, {place("gone")});
  row("neighbours of nothing", {"neighbors", "--model", "demo"}, {"--adapter"});
}

void CliTest::badTarget() {
  QFETCH(QStringList, arguments);
  QFETCH(QStringList, parts);
  QDir(place("never")).removeRecursively();
  QVERIFY(failed(cli(arguments), parts));
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
