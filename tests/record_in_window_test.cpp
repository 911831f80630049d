// What the window knows of a stored run: its tags and notes, and which model it needs.
#include <QAction>
#include <QLabel>
#include <QProcess>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "widgets/curves_view.h"
#include "widgets/neighbors_view.h"
#include "widgets/run_table.h"
#include "window_fixture.h"

using namespace ptw;

class RecordInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-record-test");
    QSettings().clear();
    QDir().mkpath(place("model"));
    for (const QString name : {"config.json", "model.safetensors", "spiece.model"})
      QVERIFY(QFile::copy(PTW_SOURCE_DIR "/resources/demo/model/" + name, place("model/" + name)));
    // Another model than the demo's, which is always known.
    QFile weights(place("model/model.safetensors"));
    QVERIFY(weights.open(QIODevice::ReadWrite) && weights.seek(weights.size() - 4));
    QCOMPARE(weights.write(QByteArray(4, '\0')), 4);
    weights.close();
    open("runs");
    window_->start({"short",
                    place("model").toStdString(),
                    "supersense",
                    "prompt-tuning",
                    {{"steps", std::int64_t{2}},
                     {"prompt_length", std::int64_t{3}},
                     {"batch_size", std::int64_t{4}}}});
    QVERIFY(allFinish(runs(), 1));
    id_ = runs().at(0).id;
  }
  void cleanup() { QSettings().remove("models"); }

  void notesAreKept() {
    open("runs");
    QTRY_COMPARE(runs().rowCount(), 1);
    QVERIFY(runs().at(0).tags.isEmpty());
    Q_EMIT table()->notesChanged(id_, {"baseline", "long prompt"}, "It learns.");
    QTRY_COMPARE(runs().at(0).tags.size(), 2);
    open("runs");
    QTRY_COMPARE(runs().rowCount(), 1);
    QCOMPARE(runs().at(0).tags, QStringList({"baseline", "long prompt"}));
    QCOMPARE(runs().at(0).note, "It learns.");
    QVERIFY(runs().at(0).settings.contains("prompt_length=3"));
  }

  void damagedNotesAreToldAndStand() {
    const auto path = place("runs/" + id_ + "/notes.json");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1);
    file.close();
    open("runs");
    QTRY_COMPARE(runs().rowCount(), 1);
    QTRY_VERIFY(notice().contains(path));
    window_->findChild<NoticeBar*>()->hide();
    Q_EMIT table()->notesChanged(id_, {"new"}, {});
    QTRY_VERIFY(window_->findChild<NoticeBar*>()->isVisible());
    QVERIFY(notice().contains(path));
    QVERIFY(file.remove());
  }

  void aRunSaysWhichModelItNeeds() {
    window_.reset();
    engine_ = std::make_unique<Engine>();
    QVERIFY(QDir().rename(place("model"), place("moved")));
    open("runs");
    QTRY_COMPARE(runs().rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains("needs the model " + place("model")), 20'000);
    QVERIFY(window_->findChild<CurvesView*>()->csv().count('\n') >
            2);  // what was measured is shown
    QCOMPARE(neighbors()->rowCount(), 0);
    drop(*window_, place("moved"));
    QTRY_COMPARE_WITH_TIMEOUT(neighbors()->rowCount(), 3, 20'000);

    engine_ = (window_.reset(), std::make_unique<Engine>());
    open("runs");  // the next start knows it by itself
    QTRY_COMPARE_WITH_TIMEOUT(neighbors()->rowCount(), 3, 20'000);
    window_.reset();
    QVERIFY(QDir().rename(place("moved"), place("model")));
  }

  void aRunElsewhereOpensWhereItIs() {
    open("other runs");
    drop(*window_, place("runs/" + id_));
    QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 1, 20'000);
    QCOMPARE(runs().at(0).name, "short");
    QCOMPARE(runs().at(0).status, RunStatus::finished);
    QTRY_COMPARE_WITH_TIMEOUT(neighbors()->rowCount(), 3, 20'000);
    drop(*window_, place("runs/" + id_));
    QTest::qWait(200);
    QCOMPARE(runs().rowCount(), 1);
  }

  void whatCannotBeReadIsARowThatSaysWhy() {
    QVERIFY(QDir().mkpath(place("mixed")));
    const auto copy = [this](const QString& name) {
      QDir().mkpath(place("mixed/" + name));
      for (const QString file : {"run.json", "status.json", "metrics.jsonl"})
        QFile::copy(place("runs/" + id_ + "/" + file), place("mixed/" + name + "/" + file));
    };
    const auto write = [this](const QString& name, const QByteArray& bytes) {
      QFile file(place("mixed/" + name));
      return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    for (const auto* name : {"sound", "losses", "lost", "empty"}) copy(name);
    QVERIFY(write("losses/metrics.jsonl", "{\"step\": 1, \"loss\": null}\n"));
    QVERIFY(write("empty/run.json", ""));
    QVERIFY(QFile::remove(place("mixed/lost/run.json")));
    QVERIFY(QFile::link(place("mixed/loop"), place("mixed/loop")));
    QVERIFY(QDir().mkpath(place("mixed/nothing")));
    QVERIFY(QDir().mkpath(place("mixed/sweep")));
    QVERIFY(write("sweep/sweep.json", "{"));
    open("mixed");
    QTRY_COMPARE(runs().rowCount(), 6);
    for (int row = 0; row < 6; ++row) {
      const auto& run = runs().at(row);
      QCOMPARE(run.unreadable, run.id != "sound");
      if (run.unreadable)
        QVERIFY2(run.problem.contains(place("mixed/" + run.id)), qPrintable(run.id));
    }
    QTRY_VERIFY(notice().contains("5 runs cannot be read"));
    table()->setCurrentRun("losses");
    QTRY_VERIFY(notice().contains("metrics.jsonl"));
    QVERIFY(!table()->findChild<QAction*>("resume")->isEnabled());
  }

  /// Another program's run is looked at, not offered; and then it may be taken over.
  void aRunThatTrainsElsewhereIsFollowed() {
    QVERIFY(QDir().mkpath(place("shared")));
    const auto folder = place("shared/long");
    QProcess other;
    other.start(PTW_CLI, {"train", "--model", "demo", "--task", "supersense", "--method",
                          "prompt-tuning", "--steps", "100000", "--set", "eval_every=5", "--set",
                          "prompt_length=3", "--set", "batch_size=4", "--out", folder});
    QVERIFY(other.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(folder + "/metrics.jsonl").size() > 200, 120'000);
    open("shared");
    QTRY_COMPARE(runs().rowCount(), 1);
    QVERIFY(runs().at(0).elsewhere);
    QVERIFY(!notice().contains("cut off"));
    for (const auto* name : {"pause", "resume", "stop", "remove"})
      QVERIFY2(!table()->findChild<QAction*>(name)->isEnabled(), name);
    Q_EMIT table()->resumeRequested("long");
    Q_EMIT table()->removeRequested("long");
    QVERIFY(!window_->queue().isBusy());
    QVERIFY(QFile::exists(folder));
    QVERIFY(notice().contains("trains in another program"));

    const auto step = runs().at(0).step;
    const auto points = window_->findChild<CurvesView*>()->csv().count('\n');
    QTRY_VERIFY_WITH_TIMEOUT(runs().at(0).step > step, 60'000);
    QVERIFY(window_->findChild<CurvesView*>()->csv().count('\n') > points);
    QVERIFY(runs().at(0).elsewhere);

    // What begins while the window is open appears by itself.
    QProcess another;
    another.start(PTW_CLI, {"train", "--model", "demo", "--task", "supersense", "--method",
                            "prompt-tuning", "--steps", "2", "--set", "prompt_length=3", "--set",
                            "batch_size=4", "--out", place("shared/new")});
    QTRY_COMPARE_WITH_TIMEOUT(runs().rowCount(), 2, 60'000);
    QVERIFY(another.waitForFinished(120'000));
    QTRY_VERIFY_WITH_TIMEOUT(runs().at(1).status == RunStatus::finished, 60'000);

    other.terminate();
    QVERIFY(other.waitForFinished(120'000));
    QTRY_VERIFY_WITH_TIMEOUT(!runs().at(0).elsewhere, 60'000);
    QCOMPARE(runs().at(0).status, RunStatus::stopped);
    QVERIFY(table()->findChild<QAction*>("resume")->isEnabled());
    QVERIFY(table()->findChild<QAction*>("remove")->isEnabled());
  }

  void aSecondWindowLeavesTheQueueToTheFirst() {
    open("two");
    QSettings().setValue("session/queue", QStringList{"one", "another"});
    MainWindow second(*engine_, language_, place("two").toStdString());
    second.start({"short",
                  "demo",
                  "supersense",
                  "prompt-tuning",
                  {{"steps", std::int64_t{2}},
                   {"prompt_length", std::int64_t{3}},
                   {"batch_size", std::int64_t{4}}}});
    QVERIFY(allFinish(second.findChild<RunTable*>()->model(), 1));
    QCOMPARE(QSettings().value("session/queue").toStringList(), QStringList({"one", "another"}));
    QSettings().remove("session/queue");
  }

 private:
  void open(const QString& folder) {
    window_.reset();
    if (!engine_) engine_ = std::make_unique<Engine>();
    QDir().mkpath(place(folder));
    window_ = std::make_unique<MainWindow>(*engine_, language_, place(folder).toStdString());
    window_->show();
  }
  [[nodiscard]] QString place(const QString& name) const { return folder_.filePath(name); }
  [[nodiscard]] RunTable* table() const { return window_->findChild<RunTable*>(); }
  [[nodiscard]] const RunModel& runs() const { return table()->model(); }
  [[nodiscard]] QAbstractItemModel* neighbors() const {
    return window_->findChild<NeighborsView*>()->findChild<QTableView*>()->model();
  }
  [[nodiscard]] QString notice() const {
    QString texts;
    for (const auto* label : window_->findChild<NoticeBar*>()->findChildren<QLabel*>())
      texts += label->text();
    return texts.remove(QChar(0x200B));  // where a long word may be broken
  }

  QTemporaryDir folder_;
  std::unique_ptr<Engine> engine_;
  Language language_;
  std::unique_ptr<MainWindow> window_;
  QString id_;
};

QTEST_MAIN(RecordInWindowTest)
#include "record_in_window_test.moc"
