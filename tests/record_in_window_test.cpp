// What the window knows of a stored run: its tags and notes, and which model it needs.
#include <QAction>
#include <QLabel>
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
    return texts;
  }

  QTemporaryDir folder_;
  std::unique_ptr<Engine> engine_;
  Language language_;
  std::unique_ptr<MainWindow> window_;
  QString id_;
};

QTEST_MAIN(RecordInWindowTest)
#include "record_in_window_test.moc"
