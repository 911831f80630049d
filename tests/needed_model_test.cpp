// A run knows its model by content: wherever the folder lies it opens, and another model is refused
// with one sentence.
#include <QCryptographicHash>
#include <QJsonArray>
#include <QtTest>

#include "cli_fixture.h"

using namespace ptw;

namespace {

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qWarning("%s cannot be read", qPrintable(path));
  return file.readAll();
}

QString sha256(const QByteArray& bytes) {
  return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QJsonObject json(const QStringList& arguments) {
  return QJsonDocument::fromJson(cli(arguments + QStringList{"--json"}).out).object();
}

}  // namespace

class NeededModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (const auto* name : {"config.json", "model.safetensors", "spiece.model"})
      folder_.write(QString("model/") + name,
                    bytes_of(QString(PTW_SOURCE_DIR "/resources/demo/model/") + name));
    auto arguments = folder_.short_run("run");
    arguments[arguments.indexOf("demo")] = model_;
    QCOMPARE(cli(arguments).code, 0);
    weights_ = sha256(bytes_of(model_ + "/model.safetensors"));
    asked_ = {"eval", "--run", run_, "--split", "dev"};
  }
  void cleanup() { QVERIFY(QFile::exists(model_ + "/model.safetensors")); }

  void theRunSaysWhatItIsMadeOf() {
    const auto contents = json({"info", run_})["contents"].toObject();
    QCOMPARE(contents["weights"].toString(), weights_);
    QCOMPARE(contents["config"].toString(), sha256(bytes_of(model_ + "/config.json")));
    QCOMPARE(contents["tokenizer"].toString(), sha256(bytes_of(model_ + "/spiece.model")));
    QByteArray list;  // as sha256sum prints it
    for (const auto* name : {"dev.jsonl", "task.json", "train.jsonl"})
      list += sha256(bytes_of(folder_.place(name))).toLatin1() + "  " + name + "\n";
    QCOMPARE(contents["task"].toString(), sha256(list));
  }

  void goingOnDoesNotChangeIt() {
    const auto before = bytes_of(run_ + "/run.json");
    QCOMPARE(cli({"resume", run_}).code, 0);
    QCOMPARE(bytes_of(run_ + "/run.json"), before);
  }

  void anotherModelIsRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QStringList& arguments) {
      QTest::newRow(qPrintable(arguments.first())) << arguments;
    };
    row({"info", run_});
    row({"resume", run_});
    row(asked_);
    row({"predict", "--run", run_, "a bird"});
    row({"neighbors", "--run", run_});
    row({"importance", "--run", run_});
    row({"convert", "--run", run_, "--out", folder_.place("converted")});
    row({"generate", "--adapter", run_, "a bird"});
    row(folder_.short_run("run") + QStringList{"--resume", "--model", model_});
  }

  void anotherModelIsRefused() {
    QFETCH(QStringList, arguments);
    if (const auto demo = arguments.indexOf("demo"); demo > 0) {
      arguments.removeAt(demo - 1);
      arguments.removeAt(demo - 1);
    }
    const auto file = model_ + "/model.safetensors";
    const auto sound = bytes_of(file);
    auto other = sound;
    other[other.size() - 1] = char(other.back() ^ 1);
    folder_.write("model/model.safetensors", other);
    const auto refused = cli(arguments);
    folder_.write("model/model.safetensors", sound);
    QVERIFY(failed(refused, {run_, model_, weights_.left(12), sha256(other).left(12), "--model"}));
    if (arguments.first() == "info") QVERIFY(refused.out.contains("steps_recorded: 4"));
  }

  void aMovedModelIsNamed() {
    const auto there = json(asked_);
    QVERIFY(there.contains("loss"));
    const auto place = folder_.place("elsewhere");
    QVERIFY(QDir().rename(model_, place));
    const auto absent = cli(asked_);
    const auto listed = cli({"runs", folder_.path(), "--json"});
    const auto named = json(asked_ + QStringList{"--model", place});
    const auto resumed = cli({"resume", run_, "--model", place});
    QVERIFY(QDir().rename(place, model_));
    QVERIFY(failed(absent, {run_, model_, weights_.left(12), "--model"}));
    QVERIFY(listed.code == 0 && listed.out.contains("final_metric"));
    QCOMPARE(named["loss"], there["loss"]);
    QCOMPARE(resumed.code, 0);
  }

  void aWrongFolderIsRefused() {
    folder_.write("wrong/config.json", bytes_of(model_ + "/config.json"));
    const auto wrong = folder_.place("wrong");
    QVERIFY(failed(cli(asked_ + QStringList{"--model", wrong}), {run_, wrong, weights_.left(12)}));
    folder_.write("wrong/model.safetensors", "other");
    QVERIFY(failed(cli(asked_ + QStringList{"--model", wrong}),
                   {run_, wrong, sha256("other").left(12)}));
  }

  void shardsHaveOneHash() {
    const auto whole = bytes_of(model_ + "/model.safetensors");
    folder_.write("shards/config.json", bytes_of(model_ + "/config.json"));
    folder_.write("shards/b.safetensors", whole);
    folder_.write("shards/a.safetensors", "other");
    folder_.write("shards/model.safetensors.index.json",
                  R"({"weight_map": {"x": "b.safetensors", "y": "a.safetensors"}})");
    const auto list = sha256("other").toLatin1() + "  a.safetensors\n" + weights_.toLatin1() +
                      "  b.safetensors\n";
    const auto shards = folder_.place("shards");
    QVERIFY(failed(cli(asked_ + QStringList{"--model", shards}), {sha256(list).left(12)}));
  }

  void tagsFindRuns() {
    QCOMPARE(cli({"note", run_, "--tag", "long prompt", "--tag", "base", "--text", "Keep."}).code,
             0);
    QCOMPARE(cli({"note", run_, "--untag", "base", "--tag", "kept"}).code, 0);
    const auto listed = [&](const QStringList& tags) {
      QStringList arguments{"runs", folder_.path(), "--json"};
      for (const auto& tag : tags) arguments << "--tag" << tag;
      return QJsonDocument::fromJson(cli(arguments).out).array();
    };
    const auto found = listed({"long prompt", "kept"});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0]["note"].toString(), "Keep.");
    QVERIFY(listed({"long prompt", "base"}).isEmpty());
    folder_.write("run/notes.json", "{");
    QVERIFY(failed(cli({"note", run_, "--tag", "new"}), {run_ + "/notes.json"}));
    QCOMPARE(bytes_of(run_ + "/notes.json"), QByteArray("{"));
    QVERIFY(json({"info", run_})["sound"].toBool());
    QVERIFY(QFile::remove(run_ + "/notes.json"));
  }

  void aRunWithoutHashesOpens() {
    auto stored = QJsonDocument::fromJson(bytes_of(run_ + "/run.json")).object();
    const auto before = bytes_of(run_ + "/run.json");
    QVERIFY(stored.contains("contents"));
    stored.remove("contents");
    folder_.write("run/run.json", QJsonDocument(stored).toJson());
    const auto opened = cli(asked_ + QStringList{"--model", "demo"});
    const auto described = json({"info", run_});
    folder_.write("run/run.json", before);
    QCOMPARE(opened.code, 0);
    QVERIFY(described["sound"].toBool() && !described.contains("contents"));
  }

 private:
  CliFolder folder_;
  QString model_ = folder_.place("model"), run_ = folder_.place("run"), weights_;
  QStringList asked_;
};

QTEST_GUILESS_MAIN(NeededModelTest)
#include "needed_model_test.moc"
