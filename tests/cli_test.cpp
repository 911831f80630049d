// The command line without training: help, usage, and the commands that look at a run, a model or a
// task.
#include <QJsonArray>
#include <algorithm>

#include "cli_fixture.h"

using namespace ptw;

namespace {

QJsonDocument document(const Result& result) {
  QJsonParseError problem;
  const auto json = QJsonDocument::fromJson(result.out, &problem);
  if (result.code != 0 || json.isNull() || result.out.count('\n') != 1)
    qWarning("exit code %d, %s, \"%s\"", result.code, qPrintable(problem.errorString()),
             result.err.constData());
  return result.code == 0 && result.out.count('\n') == 1 ? json : QJsonDocument();
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

  void evalGivesOneDocument();
  void predictGivesOneDocument();
  void textsFromWindows_data();
  void textsFromWindows();
  void badTexts();
  void neighborsGivesOneDocument();
  void adapterWithoutARun();
  void infoGivesOneDocument_data();
  void infoGivesOneDocument();
  void infoOnAModelWithoutATokenizer();
  void infoOnWhatIsNotSound();

  void badTarget_data();
  void badTarget();
  void unusableNames();
  void outputThatDoesNotArrive_data();
  void outputThatDoesNotArrive();

 private:
  CliFolder folder_;
  static inline const QString demo_model_ = PTW_SOURCE_DIR "/resources/demo/model";
};

void CliTest::initTestCase() {
  const auto trained = cli(folder_.short_run("run") + QStringList{"--json"});
  QVERIFY2(trained.code == 0, trained.err);
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

void CliTest::evalGivesOneDocument() {
  const auto json =
      document(cli({"eval", "--run", folder_.place("run"), "--split", "dev", "--json"}));
  QCOMPARE(json["examples"].toInt(), 2);
  QCOMPARE(json["metric"].toString(), "accuracy");
  QVERIFY(json["loss"].toDouble() > 0);
  QVERIFY(json["step"].isDouble());
  for (const auto* name : {"accuracy", "exact_match", "macro_f1"})
    QVERIFY(json["metrics"][name].toDouble(-1) >= 0);
  const auto untuned = document(cli({"eval", "--model", "demo", "--task",
                                     folder_.place("task.json"), "--split", "dev", "--json"}));
  QVERIFY(untuned["step"].isUndefined());
  QVERIFY(untuned["loss"].toDouble() != json["loss"].toDouble());
  const auto text = cli({"eval", "--run", folder_.place("run"), "--split", "dev", "--step", "2"});
  QVERIFY(text.out.contains("kinds dev, 2 examples, step 2"));
}

void CliTest::predictGivesOneDocument() {
  const auto json =
      document(cli({"predict", "--run", folder_.place("run"), "--json", "a dog", "a tree"}));
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
  const auto lines = cli({"predict", "--run", folder_.place("run"), "--json"}, "a dog\na tree\n");
  QCOMPARE(document(lines), json);
}

void CliTest::textsFromWindows_data() {
  QTest::addColumn<QByteArray>("input");
  QTest::newRow("carriage returns") << QByteArray("a dog\r\na tree\r\n");
  QTest::newRow("a mark first") << QByteArray(
      "\xEF\xBB\xBF"
      "a dog\na tree\n");
  QTest::newRow("both, no last line feed") << QByteArray(
      "\xEF\xBB\xBF"
      "a dog\r\na tree");
}

void CliTest::textsFromWindows() {
  QFETCH(QByteArray, input);
  for (const auto* command : {"predict", "generate"}) {
    QStringList arguments{command, "--model", "demo", "--json"};
    if (arguments.first() == "predict")
      arguments << "--task" << folder_.place("task.json");
    else
      arguments << "--max-length"
                << "1";
    const auto read = document(cli(arguments, input));
    QCOMPARE(read.array().size(), 2);
    QCOMPARE(read.array()[0].toObject()["input"].toString(), "a dog");
    QCOMPARE(read.array()[1].toObject()["input"].toString(), "a tree");
  }
}

void CliTest::badTexts() {
  const QStringList arguments{"generate", "--model", "demo"};
  QVERIFY(failed(cli(arguments, "one\ncaf\xE9\n"), {"Standard input, line 2", "UTF-8"}));
  QVERIFY(failed(shell_cli({}, arguments, "\"$(printf 'caf\\351')\""), {"caf?", "UTF-8"}));
}

void CliTest::neighborsGivesOneDocument() {
  for (const auto* similarity : {"cosine", "euclidean", "dot"}) {
    const auto json = document(cli({"neighbors", "--run", folder_.place("run"), "--step", "0",
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
  const auto later =
      document(cli({"neighbors", "--run", folder_.place("run"), "--step", "4", "--json"}));
  QVERIFY(later["tokens"][0]["travelled"].toDouble() > 0);
  QCOMPARE(later["step"].toInt(), 4);
}

void CliTest::adapterWithoutARun() {
  const auto adapter = folder_.place("run/checkpoints/step-4");
  const auto ours = document(cli({"eval", "--model", "demo", "--adapter", adapter, "--task",
                                  folder_.place("task.json"), "--split", "dev", "--json"}));
  const auto theirs = document(
      cli({"eval", "--run", folder_.place("run"), "--step", "4", "--split", "dev", "--json"}));
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
  QTest::newRow("run") << folder_.place("run") << "run"
                       << "checkpoints";
  QTest::newRow("adapter") << folder_.place("run/adapter") << "adapter"
                           << "virtual_tokens";
  QTest::newRow("demo task") << "supersense"
                             << "task"
                             << "verbalizer";
  QTest::newRow("task") << folder_.place("task.json") << "task"
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
  QDir().mkpath(folder_.place("bare"));
  for (const auto* name : {"/config.json", "/model.safetensors"})
    QVERIFY(QFile::copy(demo_model_ + name, folder_.place("bare") + name));
  const auto result = cli({"info", folder_.place("bare"), "--json"});
  QVERIFY(failed(result, {folder_.place("bare"), "spiece.model"}));
  const auto json = QJsonDocument::fromJson(result.out);
  QCOMPARE(json["sound"].toBool(true), false);
  QVERIFY(json["parameters"].toInt() > 1'000'000);
  QVERIFY(json["tokenizer_pieces"].isNull());
  QVERIFY(json["problems"][0].toString().contains(folder_.place("bare")));
  // It can be described, but not used.
  QVERIFY(failed(cli({"eval", "--model", folder_.place("bare"), "--task",
                      folder_.place("task.json"), "--split", "dev"}),
                 {folder_.place("bare"), "spiece.model"}));
  const auto broken = folder_.write("bare/spiece.model", "short");
  QVERIFY(failed(cli({"info", folder_.place("bare")}), {broken}));
}

void CliTest::infoOnWhatIsNotSound() {
  QDir().mkpath(folder_.place("cut"));
  QVERIFY(QFile::copy(demo_model_ + "/config.json", folder_.place("cut/config.json")));
  const auto weights = folder_.write("cut/model.safetensors", "short");
  const auto result = cli({"info", folder_.place("cut"), "--json"});
  QVERIFY(failed(result, {weights}));
  const auto json = QJsonDocument::fromJson(result.out);
  QCOMPARE(json["kind"].toString(), "model");
  QCOMPARE(json["sound"].toBool(true), false);
  QVERIFY(json["problems"][0].toString().contains(weights));

  QVERIFY(failed(cli({"info", folder_.write("bad task.json", "{")}), {"bad task.json"}));
  folder_.write("half/run.json", "{}");
  QVERIFY(failed(cli({"info", folder_.place("half")}), {"half/run.json"}));
  folder_.write("adapter/adapter_config.json", "{}");
  QVERIFY(failed(cli({"info", folder_.place("adapter")}), {"adapter_config.json"}));
  QVERIFY(failed(cli({"info", folder_.place("nothing")}), {folder_.place("nothing")}));
  QVERIFY(failed(cli({"info", folder_.path()}), {folder_.path()}));
}

void CliTest::badTarget_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QStringList>("parts");
  const auto file = folder_.write("a file", "");
  folder_.write("no dev.json", R"({"data": {"train": "train.jsonl"}, "input": "{text}",
    "target": "{label}", "metric": "exact_match"})");
  const auto with = [&](const QString& option, const QString& value) {
    auto arguments = folder_.short_run("never");
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
  row("no such task", with("--task", folder_.place("gone.json")), {folder_.place("gone.json")});
  row("task without dev", with("--task", folder_.place("no dev.json")), {"no dev.json", "dev"});
  row("no such model", with("--model", folder_.place("gone")), {folder_.place("gone")});
  row("model without task", {"train", "--model", demo_model_, "--out", folder_.place("never")},
      {"--task"});
  row("no such run", {"eval", "--run", folder_.place("gone")}, {folder_.place("gone")});
  row("no such step", {"eval", "--run", folder_.place("run"), "--step", "3"},
      {folder_.place("run"), "3"});
  row("no such split", {"eval", "--run", folder_.place("run"), "--split", "exam"}, {"exam"});
  row("no such adapter", {"eval", "--adapter", folder_.place("gone")}, {folder_.place("gone")});
  row("neighbours of nothing", {"neighbors", "--model", "demo"}, {"--adapter"});
}

void CliTest::badTarget() {
  QFETCH(QStringList, arguments);
  QFETCH(QStringList, parts);
  QDir(folder_.place("never")).removeRecursively();
  QVERIFY(failed(cli(arguments), parts));
}

/// No words of the standard library, no page of text.
void CliTest::unusableNames() {
  const auto loop = folder_.place("loop");
  QVERIFY(QFile::link("loop", loop));
  const QString long_name(300, 'a'), longer(5000, 'b');
  std::vector<QStringList> commands;
  for (const auto& name :
       {loop, loop + "/x", long_name, longer, QString("a tab\tand a line\nfeed")})
    commands.push_back({"info", name});
  for (const auto& name : {loop, long_name})
    for (const QStringList& command : {QStringList{"eval", "--model", "demo", "--task", name},
                                       {"eval", "--model", name},
                                       {"eval", "--run", name},
                                       {"sweep", name, "--out", name},
                                       {"runs", name}})
      commands.push_back(command);
  for (const auto& command : commands) {
    const auto result = cli(command);
    const auto sentence = QString::fromUtf8(result.err);
    QVERIFY2(failed(result, {}), qPrintable(command.join(' ').left(100)));
    QVERIFY2(!sentence.contains("filesystem error"), result.err);
    QVERIFY2(sentence.size() <= 501 && !sentence.contains('\t'), result.err);
  }
  const auto usage = cli({"eval", "--" + longer});
  QCOMPARE(usage.code, 2);
  QVERIFY2(usage.err.size() <= 600 && usage.err.count('\n') == 2, usage.err);
}

void CliTest::outputThatDoesNotArrive_data() {
  QTest::addColumn<QStringList>("command");
  for (const auto& command :
       {QStringList{"info", "demo", "--json"},
        {"info", "demo"},
        {"--help"},
        {"runs", folder_.place("")},
        {"generate", "--model", "demo", "--max-length", "1", "a"},
        {"predict", "--model", "demo", "--task", folder_.place("task.json"), "a", "--json"}})
    QTest::newRow(qPrintable(command.join(' '))) << command;
}

void CliTest::outputThatDoesNotArrive() {
  QFETCH(QStringList, command);
  if (!QFile::exists("/dev/full")) QSKIP("there is no /dev/full");
  QVERIFY(failed(shell_cli({}, command, "> /dev/full"), {"Standard output cannot be written"}));
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
