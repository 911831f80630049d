// The command line's subcommands for mixtures and masks: route, importance, eval --mask, convert.
#include <QJsonArray>

#include "cli_fixture.h"

using namespace ptw;

namespace {

QJsonDocument json(const Result& result) {
  return QJsonDocument::fromJson(result.out);
}

}  // namespace

class CliMethodsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    train("smop", {"prompts=3"});
    train("xprompt", {"pieces=4", "ratios=fixed", "token_ratio=0.34"});
    train("prompt-tuning", {});
  }

  void route();
  void routeOfASplit();
  void importance();
  void importanceOfSomeExamples();
  void evalUnderAMask();
  void badMasks();
  void convert();
  void convertAFineTunedModel();
  void whatDoesNotFit();
  void helpNamesTheSettings();

 private:
  void train(const QString& method, const QStringList& settings) {
    auto arguments = folder_.short_run(method);
    arguments << "--method" << method << "--json";
    for (const auto& setting : settings) arguments << "--set" << setting;
    const auto result = cli(arguments);
    QVERIFY2(result.code == 0, result.err.constData());
  }
  [[nodiscard]] QString run(const QString& method) const { return folder_.place(method); }

  CliFolder folder_;
};

void CliMethodsTest::route() {
  const auto result = cli({"route", "--run", run("smop"), "a small bird", "--json"}, {});
  QCOMPARE(result.code, 0);
  const auto entries = json(result).array();
  QCOMPARE(entries.size(), 1);
  const auto entry = entries[0].toObject();
  QCOMPARE(entry["input"].toString(), QString("a small bird"));
  const auto probabilities = entry["probabilities"].toArray();
  QCOMPARE(probabilities.size(), 3);
  double sum = 0, most = 0;
  for (const auto& each : probabilities) sum += each.toDouble(), most = qMax(most, each.toDouble());
  QVERIFY(qAbs(sum - 1) < 1e-5);
  QCOMPARE(probabilities[entry["prompt"].toInt()].toDouble(), most);
  const auto lines = cli({"route", "--run", run("smop")}, "one\ntwo\n");
  QCOMPARE(lines.out.count('\n'), 2);
  const auto by_adapter = cli({"route", "--model", "demo", "--adapter", run("smop") + "/adapter",
                               "--task", folder_.place("task.json"), "--json", "a small bird"});
  QCOMPARE(json(by_adapter).array()[0].toObject()["probabilities"].toArray().size(), 3);
}

void CliMethodsTest::routeOfASplit() {
  const auto entries =
      json(cli({"route", "--run", run("smop"), "--split", "dev", "--json"})).array();
  QCOMPARE(entries.size(), 2);
  QCOMPARE(entries[0].toObject()["label"].toString(), QString("animal"));
  QCOMPARE(entries[1].toObject()["input"].toString(), QString("a climbing vine"));
}

void CliMethodsTest::importance() {
  for (const auto* method : {"xprompt", "prompt-tuning"}) {
    const auto result = cli({"importance", "--run", run(method), "--json", "--pieces", "4"});
    QCOMPARE(result.code, 0);
    const auto document = json(result).object();
    QCOMPARE(document["examples"].toInt(), 4);
    QCOMPARE(document["token_importance"].toArray().size(), 3);
    const auto rows = document["piece_importance"].toArray();
    QCOMPARE(rows.size(), 3);
    for (qsizetype token = 0; token < 3; ++token) {
      const auto pieces = rows[token].toArray();
      QCOMPARE(pieces.size(), 4);
      double sum = 0;
      for (const auto& piece : pieces) sum += piece.toDouble();
      const auto whole = document["token_importance"].toArray()[token].toDouble();
      QVERIFY(whole > 0 && whole <= sum * 1.0001);  // |a + b| <= |a| + |b|
    }
  }
  QCOMPARE(json(cli({"importance", "--run", run("prompt-tuning"), "--limit", "2", "--json"}))
               .object()["examples"]
               .toInt(),
           2);
}

/// A sorted file begins with one class: those taken are drawn.
void CliMethodsTest::importanceOfSomeExamples() {
  const auto measured = [&](const QStringList& more) {
    return json(cli(QStringList{"importance", "--run", run("prompt-tuning"), "--json"} + more))
        .object()["token_importance"]
        .toArray();
  };
  QSet<QString> seen;
  for (int seed = 0; seed < 8; ++seed) {
    const QStringList two{"--limit", "1", "--seed", QString::number(seed)};
    const auto values = measured(two);
    QCOMPARE(values.size(), 3);
    QCOMPARE(values, measured(two));
    seen << QString::number(values[0].toDouble(), 'g', 12);
  }
  QVERIFY(seen.size() > 1);
  QCOMPARE(measured({"--limit", "100", "--seed", "3"}), measured({}));
}

void CliMethodsTest::evalUnderAMask() {
  const auto evaluated = [&](const QStringList& more) {
    const auto result =
        cli(QStringList{"eval", "--split", "dev", "--json", "--run", run("prompt-tuning")} + more);
    if (result.code != 0) qWarning("%s", result.err.constData());
    return json(result).object();
  };
  const auto ones = folder_.write("ones.json", R"({"token_mask": [1, 1, 1]})");
  const auto one = folder_.write("one.json", R"({"token_mask": [1, 0, 0]})");
  const auto plain = evaluated({});
  const auto whole = evaluated({"--mask", ones});
  QCOMPARE(whole["loss"].toDouble(), plain["loss"].toDouble());
  QCOMPARE(whole["kept_tokens"].toInt(), 3);
  const auto zeroed = evaluated({"--mask", one});
  const auto removed = evaluated({"--mask", one, "--masked-tokens", "remove"});
  QCOMPARE(zeroed["kept_tokens"].toInt(), 1);
  QVERIFY(zeroed["loss"].toDouble() != plain["loss"].toDouble());
  QVERIFY(removed["loss"].toDouble() != zeroed["loss"].toDouble());
}

void CliMethodsTest::badMasks() {
  const auto refused = [&](const QByteArray& text, const QStringList& parts) {
    const auto file = folder_.write("bad.json", text);
    return failed(cli({"eval", "--run", run("prompt-tuning"), "--split", "dev", "--mask", file}),
                  parts);
  };
  QVERIFY(refused(R"({"token_mask": [1, 1]})", {"2 tokens", "3"}));
  QVERIFY(refused(R"({"token_mask": [0, 0, 0]})", {"bad.json"}));
  QVERIFY(refused(R"({"piece_mask": [[1,1,1,1,1], [1,1,1,1,1], [1,1,1,1,1]]})", {"5 pieces"}));
  QVERIFY(refused("[", {"bad.json"}));
  QVERIFY(failed(cli({"eval", "--run", run("prompt-tuning"), "--mask", folder_.place("none.json")}),
                 {"none.json"}));
  QVERIFY(failed(cli({"eval", "--run", run("smop"), "--split", "dev", "--mask",
                      folder_.write("m.json", R"({"token_mask": [1, 1, 1]})")}),
                 {"one soft prompt"}));
}

void CliMethodsTest::convert() {
  const auto score = [&](const QString& adapter) {
    return json(cli({"eval", "--model", "demo", "--task", folder_.place("task.json"), "--adapter",
                     adapter, "--split", "dev", "--json"}))
        .object()["loss"]
        .toDouble();
  };
  const auto zeros = folder_.place("zeros"), shortened = folder_.place("short");
  QCOMPARE(cli({"convert", "--run", run("xprompt"), "--out", zeros}).code, 0);
  QCOMPARE(
      cli({"convert", "--run", run("xprompt"), "--out", shortened, "--masked-tokens", "remove"})
          .code,
      0);
  QVERIFY(qAbs(score(zeros) - score(run("xprompt"))) < 1e-5);
  const auto rows = [&](const QString& folder) {
    const auto info = json(cli({"info", folder, "--json"})).object();
    return info["virtual_tokens"].toInt();
  };
  QCOMPARE(rows(zeros), 3);
  QCOMPARE(rows(shortened), 2);
}

void CliMethodsTest::convertAFineTunedModel() {
  auto arguments = folder_.short_run("tuned");
  arguments.resize(arguments.size() - 2);  // there is no prompt to have a length
  arguments << "--method"
            << "fine-tuning-top"
            << "--set"
            << "layers=1"
            << "--set"
            << "learning_rate=0.01";
  const auto trained = cli(arguments);
  QVERIFY2(trained.code == 0, trained.err.constData());
  const auto folder = folder_.place("tuned model");
  QVERIFY(failed(cli({"convert", "--run", run("tuned"), "--out", folder}), {"--as model"}));
  QVERIFY(failed(cli({"convert", "--run", run("prompt-tuning"), "--out", folder, "--as", "model"}),
                 {"Only fine-tuning"}));
  QVERIFY(!QFile::exists(folder));
  const QStringList last_step = {"--run", run("tuned"), "--step", "4"};
  const auto result = cli(QStringList{"convert", "--out", folder, "--as", "model"} + last_step);
  QVERIFY2(result.code == 0, result.err.constData());
  QCOMPARE(json(cli({"info", folder, "--json"})).object()["kind"].toString(), QString("model"));
  const auto loss = [&](const QStringList& subject) {
    const auto scored = cli(QStringList{"eval", "--split", "dev", "--json"} + subject);
    if (scored.code != 0) qWarning("%s", scored.err.constData());
    return json(scored).object()["loss"].toDouble();
  };
  const auto task = folder_.place("task.json");
  const auto tuned = loss({"--model", folder, "--task", task});
  QVERIFY(tuned > 0);
  QVERIFY(qAbs(tuned - loss(last_step)) < 1e-5);
  QVERIFY(qAbs(tuned - loss({"--model", "demo", "--task", task})) > 1e-3);
  QVERIFY(
      failed(cli({"convert", "--run", run("tuned"), "--out", folder, "--as", "model"}), {folder}));
}

void CliMethodsTest::whatDoesNotFit() {
  QVERIFY(failed(cli({"route", "--run", run("xprompt"), "a"}), {"mixture"}));
  QVERIFY(failed(cli({"importance", "--run", run("smop")}), {"one soft prompt"}));
  QVERIFY(
      failed(cli({"importance", "--run", run("prompt-tuning"), "--pieces", "7"}), {"7 pieces"}));
  QVERIFY(failed(cli({"convert", "--run", run("smop"), "--out", folder_.place("no")}),
                 {"one soft prompt"}));
  QVERIFY(!QFile::exists(folder_.place("no")));
  auto arguments = folder_.short_run("seven");
  arguments << "--method"
            << "xprompt"
            << "--set"
            << "pieces=7";
  QVERIFY(failed(cli(arguments), {"7 pieces"}));
  arguments = folder_.short_run("all");
  arguments << "--method"
            << "xprompt"
            << "--set"
            << "ratios=fixed"
            << "--set"
            << "token_ratio=1";
  QVERIFY(failed(cli(arguments), {"token_ratio"}));
}

void CliMethodsTest::helpNamesTheSettings() {
  const auto help = cli({"train", "--help"}).out;
  for (const auto* word : {"smop", "xprompt", "routing", "token_ratio", "top1-perturbed"})
    QVERIFY2(help.contains(word), word);
}

QTEST_GUILESS_MAIN(CliMethodsTest)
#include "cli_methods_test.moc"
