// Two hundred runs of a sweep, two of them training: the window stays live while they come, train
// and end.
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "watched_application.h"
#include "widgets/experiment_panel.h"
#include "widgets/run_table.h"
#include "widgets/sweep_form.h"
#include "window_fixture.h"

using namespace ptw;

namespace {

constexpr int kRuns = 200;
constexpr int kFinished = 8;  // are awaited

}  // namespace

class SweepLoadTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowStaysLive() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-load-test");
    QSettings().clear();
    QSettings().setValue("runs_at_once", 2);
    const QTemporaryDir folder;
    for (const auto* name : {"train.jsonl", "dev.jsonl"}) {
      QFile data(folder.filePath(name));
      QVERIFY(data.open(QIODevice::WriteOnly));
      data.write("{\"text\": \"a bird\", \"label\": \"up\"}\n");
      data.write("{\"text\": \"a stone\", \"label\": \"down\"}\n");
    }
    QFile task(folder.filePath("task.json"));
    QVERIFY(task.open(QIODevice::WriteOnly));
    task.write(R"({"name": "kinds", "data": {"train": "train.jsonl", "dev": "dev.jsonl"},
                   "input": "{text}", "label": "label", "metric": "accuracy",
                   "verbalizer": {"up": "up", "down": "down"}})");
    task.close();
    Engine engine;
    Language language;
    MainWindow window(engine, language, folder.filePath("runs").toStdString());
    window.show();
    drop(window, task.fileName());
    auto* panel = window.findChild<ExperimentPanel*>();
    QTRY_COMPARE(panel->spec().task, task.fileName().toStdString());
    panel->setSpec({"base",
                    "demo",
                    task.fileName().toStdString(),
                    "prompt-tuning",
                    {{"steps", std::int64_t{6}},
                     {"eval_every", std::int64_t{2}},
                     {"prompt_length", std::int64_t{3}},
                     {"batch_size", std::int64_t{2}}}});
    for (auto* action : window.findChildren<QAction*>())
      if (action->text() == "New sweep...") action->trigger();
    auto* form = window.findChild<SweepForm*>();
    QVERIFY(form);
    QStringList seeds;
    for (int seed = 0; seed < kRuns; ++seed) seeds << QString::number(seed);
    form->findChild<QLineEdit*>("seed")->setText(seeds.join(", "));
    QCOMPARE(form->runCount(), std::int64_t{kRuns});
    QTest::qWait(500);
    auto* watch = static_cast<WatchedApplication*>(qApp);
    watch->busiest = watch->events = 0;
    QTest::mouseClick(form->findChild<QPushButton*>("start"), Qt::LeftButton);
    const auto& runs = window.findChild<RunTable*>()->model();
    const auto finished = [&] {
      int count = 0;
      for (int row = 0; row < runs.rowCount(); ++row)
        count += runs.at(row).status == RunStatus::finished;
      return count;
    };
    QTRY_VERIFY_WITH_TIMEOUT(finished() >= kFinished, 120'000);
    QCOMPARE(runs.rowCount(), kRuns);
    qInfo("the busiest of %d events took %.1f ms of processor time", watch->events, watch->busiest);
    QVERIFY2(watch->busiest < kLongestEvent, "the GUI thread works too long at once");
  }
};

int main(int argc, char** argv) {
  WatchedApplication app(argc, argv);
  SweepLoadTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "sweep_load_test.moc"
