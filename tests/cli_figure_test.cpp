// `figure` on the command line: what is asked of the finished runs is what other commands answer.
#include <QJsonArray>
#include <QtTest>

#include "cli_fixture.h"

using namespace ptw;

namespace {

/// The groups that the last line of `figure --json` has.
QJsonArray groupsOf(const Result& result) {
  const auto lines = result.out.trimmed().split('\n');
  return QJsonDocument::fromJson(lines.last()).object()["groups"].toArray();
}

/// The measure of the group at which the settings are as in `point`.
QJsonObject measured(const QJsonArray& groups, const QJsonObject& point, const QString& measure) {
  for (const auto& each : groups) {
    const auto group = each.toObject();
    bool same = true;
    for (auto part = point.begin(); part != point.end(); ++part)
      same = same && group["point"].toObject()[part.key()] == part.value();
    if (same) return group["measures"].toObject()[measure].toObject();
  }
  return {};
}

}  // namespace

class CliFigureTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void listsWhatThereIs();
  void votes();
  void transfers();
  void masks();
  void runsTrainedAnewShowTheirOwnFigures();
  void ratios();
  void costsOfAShape();
  void anySweepCanAskOtherTasks();
  void writesTheSweep();
  void refuses();

 private:
  Result figure(const QString& name, const QStringList& further = {}) const {
    return cli(QStringList{"figure", name, "--out", folder_.place(name), "--json", "--steps", "2"} +
               further);
  }
  double evaluated(const QString& run, const QStringList& further) const {
    const auto result = cli(QStringList{"eval", "--run", folder_.place(run), "--json"} + further);
    const auto document = QJsonDocument::fromJson(result.out).object();
    return document["metrics"].toObject()[document["metric"].toString()].toDouble(-1);
  }

  CliFolder folder_;
};

void CliFigureTest::listsWhatThereIs() {
  const auto all = cli({"figure", "--json"});
  QVERIFY2(all.code == 0, all.err);
  QCOMPARE(QJsonDocument::fromJson(all.out).array().first().toObject()["name"].toString(),
           QString("lester-1"));
}

void CliFigureTest::votes() {
  const auto made =
      figure("lester-ensemble", {"--seeds", "0", "1", "--task", folder_.place("task.json")});
  QVERIFY2(made.code == 0, made.err);
  const auto groups = groupsOf(made);
  QCOMPARE(groups.size(), 3);
  const auto each = measured(groups, {{"answered_by", "each"}}, "test_metric");
  const auto best = measured(groups, {{"answered_by", "best"}}, "test_metric");
  QCOMPARE(each["n"].toInt(), 2);
  const double one = evaluated("lester-ensemble/seed=0", {"--split", "dev"});
  const double two = evaluated("lester-ensemble/seed=1", {"--split", "dev"});
  QCOMPARE(each["mean"].toDouble(), (one + two) / 2);
  QCOMPARE(best["mean"].toDouble(), std::max(one, two));
  QCOMPARE(measured(groups, {{"answered_by", "vote"}}, "test_metric")["n"].toInt(), 1);
  QCOMPARE(groupsOf(figure("lester-ensemble",
                           {"--seeds", "0", "1", "--task", folder_.place("task.json")})),
           groups);
}

void CliFigureTest::transfers() {
  const auto made = figure("lester-transfer", {"--seeds", "0"});
  QVERIFY2(made.code == 0, made.err);
  const auto groups = groupsOf(made);
  QCOMPARE(groups.size(), 4);
  for (const auto* task : {"supersense-short", "supersense-long"}) {
    QCOMPARE(measured(groups, {{"variant", "prompt tuning"}, {"evaluated_on", task}},
                      "test_metric")["mean"]
                 .toDouble(),
             evaluated("lester-transfer/variant=prompt-tuning,seed=0",
                       {"--split", "test", "--task", task}));
  }
}

void CliFigureTest::masks() {
  const auto made =
      figure("xprompt-masking", {"--seeds", "0", "--task", folder_.place("task.json")});
  QVERIFY2(made.code == 0, made.err);
  const auto groups = groupsOf(made);
  QCOMPARE(groups.size(), 20);
  const double full = evaluated("xprompt-masking/seed=0", {"--split", "dev"});
  for (const auto* which : {"negative", "random"})
    QCOMPARE(measured(groups, {{"masked_tokens", which}, {"masked_share", 0}}, "dev_metric")["mean"]
                 .toDouble(),
             full);
  QCOMPARE(measured(groups, {{"masked_tokens", "random"}, {"masked_share", 0}}, "dev_metric")["n"]
               .toInt(),
           1);
  QCOMPARE(measured(groups, {{"masked_tokens", "random"}, {"masked_share", 0.5}}, "dev_metric")["n"]
               .toInt(),
           5);
}

void CliFigureTest::runsTrainedAnewShowTheirOwnFigures() {
  const CliFolder folder;
  const auto masking = [&](const QString& out) {
    return cli({"figure", "xprompt-masking", "--out", folder.place(out), "--json", "--steps", "4",
                "--seeds", "0", "--task", folder.place("task.json")});
  };
  const auto before = masking("same");
  QVERIFY2(before.code == 0, before.err);
  folder.write("train.jsonl", R"({"text": "a tool", "label": "plant"}
{"text": "a boat of wood", "label": "animal"}
)");
  folder.write("dev.jsonl", R"({"text": "a climbing vine", "label": "animal"}
{"text": "a large dog", "label": "animal"}
{"text": "a small herb", "label": "plant"}
)");
  const auto again = masking("same"), fresh = masking("new");
  QVERIFY2(again.code == 0, again.err);
  QVERIFY(groupsOf(again) != groupsOf(before));
  QCOMPARE(groupsOf(again), groupsOf(fresh));
  // What was trained before stands beside it.
  QVERIFY(QFile::exists(folder.place("same/seed=0, before 1/adapter/adapter_config.json")));
  QCOMPARE(groupsOf(masking("same")), groupsOf(fresh));
}

void CliFigureTest::ratios() {
  const auto made =
      figure("xprompt-ratios", {"--seeds", "0", "--task", folder_.place("task.json")});
  QVERIFY2(made.code == 0, made.err);
  const auto groups = groupsOf(made);
  QCOMPARE(groups.size(), 18);
  for (const auto& group : groups)
    QCOMPARE(group.toObject()["measures"].toObject()["dev_metric"].toObject()["n"].toInt(), 1);
}

void CliFigureTest::costsOfAShape() {
  const auto shape = folder_.write("tiny.json", R"({"model_type": "t5", "vocab_size": 8128,
    "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 1, "num_heads": 4})");
  const auto made = figure("smop-cost", {"--shape", shape, "--task", folder_.place("task.json")});
  QVERIFY2(made.code == 0, made.err);
  const auto groups = groupsOf(made);
  double before = 0;
  for (const auto* prompt : {"prompt, 5", "prompt, 20", "prompt, 50", "prompt, 100"}) {
    const double flops =
        measured(groups, {{"variant", prompt}}, "inference_flops")["mean"].toDouble();
    QVERIFY(flops > before);
    before = flops;
  }
  QVERIFY(measured(groups, {{"variant", "SMoP, 4 of 5"}}, "inference_flops")["mean"].toDouble() <
          before);
}

void CliFigureTest::anySweepCanAskOtherTasks() {
  const auto file = folder_.write(
      "two.json", R"({"base": {"model": "demo", "task": ")" + folder_.place("task.json").toUtf8() +
                      R"(", "settings": {"steps": 2}}, "over": {"variant": {
      "five": {"method": "prompt-tuning", "settings": {"prompt_length": 5}},
      "tuned": {"method": "fine-tuning"}}}, "evaluate_on": ["sentiment"]})");
  const auto trained = cli({"sweep", file, "--out", folder_.place("two"), "--json", "--picture",
                            folder_.place("two.svg")});
  QVERIFY2(trained.code == 0, trained.err);
  const auto groups = groupsOf(trained);
  QCOMPARE(groups.size(), 4);
  const QJsonObject other{{"variant", "five"}, {"evaluated_on", "sentiment"}};
  QCOMPARE(measured(groups, other, "test_metric")["mean"].toDouble(),
           evaluated("two/variant=five,seed=0", {"--split", "test", "--task", "sentiment"}));
  QCOMPARE(measured(groups, other, "trainable_parameters")["mean"].toInt(), 5 * 192);
  QFile picture(folder_.place("two.svg"));
  QVERIFY(picture.open(QIODevice::ReadOnly));
  QVERIFY(picture.readAll().contains("Best dev metric"));
}

void CliFigureTest::writesTheSweep() {
  const auto file = folder_.place("to-change.json");
  const auto written = cli({"figure", "smop-grid", "--write", file, "--seeds", "7"});
  QVERIFY2(written.code == 0, written.err);
  const auto planned =
      cli({"sweep", file, "--out", folder_.place("changed"), "--dry-run", "--json"});
  QCOMPARE(QJsonDocument::fromJson(planned.out).object()["runs"].toInt(), 16);
}

void CliFigureTest::refuses() {
  QVERIFY(failed(cli({"figure", "lester-9", "--out", folder_.place("x")}), {"lester-9"}));
  QVERIFY(failed(cli({"figure", "lester-1"}), {"--out"}));
  QVERIFY(failed(cli({"figure", "lester-1", "--out", folder_.place("x"), "--shape", "t5-small"}),
                 {"--shape"}));
  QCOMPARE(cli({"figure", "lester-1", "--out", folder_.place("x"), "--picture", "x.gif"}).code, 2);
  QVERIFY(failed(cli({"figure", "smop-cost", "--out", folder_.place("x"), "--shape", "t5-big"}),
                 {"t5-big"}));
}

QTEST_GUILESS_MAIN(CliFigureTest)
#include "cli_figure_test.moc"
