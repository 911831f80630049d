// The real window on the demo model: a run trains, every view follows, the window stays live, a
// closed one goes on after a restart.
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "accessibility.h"
#include "app/desktop/demo_texts.h"
#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "watched_application.h"
#include "widgets/curves_view.h"
#include "widgets/custom_plot.h"
#include "widgets/neighbors_view.h"
#include "widgets/playground_view.h"
#include "widgets/run_table.h"
#include "widgets/timeline_bar.h"

using namespace ptw;

namespace {

RunSpec shortRun(std::int64_t steps) {
  return {"short",
          "demo",
          "supersense",
          "prompt-tuning",
          {{"steps", steps},
           {"eval_every", std::int64_t{10}},
           {"prompt_length", std::int64_t{5}},
           {"batch_size", std::int64_t{8}}}};
}

}  // namespace

class MainWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-test");
    QSettings().clear();
  }
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void aRunFillsEveryView();
  void theWindowStaysLiveWhileTraining();
  void theTimelineGoesBack();
  void theLanguageChangesWhileItRuns();
  void everyControlHasAName();
  void theTranslatorsSeeWhatTheDemoTasksSay();
  void closingAsksAndTheNextStartOffersToGoOn();
  void theRunMayEndBehindTheQuestion();
  void theQueueSurvivesAKill();
  void whatAnEventThrowsIsANotice();
  void aLongNameTrainsAndLeavesTheWindowItsWidth_data();
  void aLongNameTrainsAndLeavesTheWindowItsWidth();
  void helpNeedsNoDisplay();

 private:
  std::unique_ptr<MainWindow> open() {
    auto window = std::make_unique<MainWindow>(engine_, language_, folder_->path().toStdString());
    window->show();
    return window;
  }
  static const RunRow& firstRow(const MainWindow& window) {
    return window.findChild<RunTable*>()->model().at(0);
  }

  Engine engine_;
  Language language_;
  std::unique_ptr<QTemporaryDir> folder_;
};

void MainWindowTest::aRunFillsEveryView() {
  const auto window = open();
  window->start(shortRun(20));
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).status == RunStatus::finished, 120'000);
  QCOMPARE(firstRow(*window).step, 20);
  QCOMPARE(firstRow(*window).cost.trainable_parameters, 5 * 192);
  QCOMPARE(window->findChild<TimelineBar*>()->step(), 20);
  QVERIFY(window->findChild<CurvesView*>()->csv().count('\n') > 20);
  auto* table = window->findChild<NeighborsView*>()->findChild<QTableView*>();
  QTRY_COMPARE(table->model()->rowCount(), 5);

  auto* playground = window->findChild<PlaygroundView*>();
  Q_EMIT playground->asked("a small bird that sings");
  auto* answer = playground->findChild<QLabel*>("answer");
  QTRY_VERIFY(answer && !answer->text().isEmpty());
}

void MainWindowTest::theWindowStaysLiveWhileTraining() {
  const auto window = open();
  QTest::qWait(500);  // the first painting of a window is not training
  auto* watch = static_cast<WatchedApplication*>(qApp);
  watch->busiest = watch->events = 0;
  window->start(shortRun(60));
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).status == RunStatus::finished, 120'000);
  qInfo("the busiest of %d events took %.1f ms of processor time", watch->events, watch->busiest);
  QVERIFY(watch->events > 100);
  QVERIFY2(watch->busiest < kLongestEvent, "the GUI thread works too long at once");
}

void MainWindowTest::theTimelineGoesBack() {
  const auto window = open();
  window->start(shortRun(20));
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).status == RunStatus::finished, 120'000);
  auto* timeline = window->findChild<TimelineBar*>();
  QSignalSpy moved(timeline, &TimelineBar::stepChanged);
  timeline->goToStep(0);
  QCOMPARE(timeline->step(), 0);
  QVERIFY(!timeline->isLive());
  QCOMPARE(moved.count(), 1);
}

void MainWindowTest::theLanguageChangesWhileItRuns() {
  const auto window = open();
  language_.choose("ko");
  QTRY_COMPARE(window->windowTitle(), QString("프롬프트 튜닝 워크벤치"));
  const auto marks = [&] {
    QSet<QString> found;
    for (const auto* plot : window->findChildren<QCustomPlot*>())
      found << plot->locale().decimalPoint();
    for (const auto* box : window->findChildren<QDoubleSpinBox*>())
      found << box->text().remove(QRegularExpression("\\d"));
    found << window->findChild<QWidget*>("learning_rate")
                 ->findChild<QLineEdit*>()
                 ->text()
                 .remove(QRegularExpression("\\d"));
    return found;
  };
  language_.choose("de");
  QTRY_COMPARE(marks(), QSet<QString>{","});
  language_.choose("en");
  QTRY_COMPARE(window->windowTitle(), QString("Prompt Tuning Workbench"));
  QTRY_COMPARE(marks(), QSet<QString>{"."});
}

void MainWindowTest::everyControlHasAName() {
  const auto window = open();
  const auto nameless = namelessControls(window.get());
  QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(", ")));
}

void MainWindowTest::theTranslatorsSeeWhatTheDemoTasksSay() {
  QStringList seen, said;
  for (const char* text : kDemoTaskDescriptions) seen << text;
  const QDir tasks(PTW_SOURCE_DIR "/resources/demo/tasks");
  for (const auto& name : tasks.entryList({"*.json"}, QDir::Files, QDir::Name)) {
    QFile file(tasks.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    said << QJsonDocument::fromJson(file.readAll())["description"].toString();
  }
  seen.sort();
  said.sort();
  QCOMPARE(seen, said);
}

void MainWindowTest::closingAsksAndTheNextStartOffersToGoOn() {
  auto window = open();
  window->start(shortRun(100'000));
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).step > 3, 60'000);
  int asked = 0;
  QTimer answer;
  answer.setInterval(50);
  connect(&answer, &QTimer::timeout, [&] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (!box) return;
    ++asked;
    QTest::mouseClick(box->buttons().front(), Qt::LeftButton);
  });
  answer.start();
  window->close();
  QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), 60'000);
  QCOMPARE(asked, 1);
  window.reset();

  window = open();
  QTRY_COMPARE(window->findChild<RunTable*>()->model().rowCount(), 1);
  QCOMPARE(firstRow(*window).status, RunStatus::stopped);
  const auto reached = firstRow(*window).step;
  QPushButton* offer = nullptr;
  for (auto* button : window->findChildren<QPushButton*>())
    if (button->text() == "Go on training") offer = button;
  QVERIFY(offer);
  QTRY_VERIFY(offer->isVisible());
  QTest::mouseClick(offer, Qt::LeftButton);
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).step > reached, 60'000);
}

void MainWindowTest::theRunMayEndBehindTheQuestion() {
  const auto window = open();
  window->start(shortRun(40));
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).step > 3, 60'000);
  bool asked = false;
  QTimer answer;
  answer.setInterval(50);
  connect(&answer, &QTimer::timeout, [&] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (!box || window->queue().isBusy()) return;
    asked = true;
    QTest::mouseClick(box->buttons().front(), Qt::LeftButton);
  });
  answer.start();
  window->close();
  QVERIFY(asked);
  QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), 10'000);
  QCOMPARE(firstRow(*window).status, RunStatus::finished);
}

/// A window that is gone without having been closed leaves what a killed program leaves: the runs
/// that waited have folders, and the next start trains them in the same order.
void MainWindowTest::theQueueSurvivesAKill() {
  auto window = open();
  window->start(shortRun(100'000));
  window->start(shortRun(2));
  window->start(shortRun(3));
  const auto ids = window->queue().ids();
  QCOMPARE(ids.size(), 3);
  for (const auto& id : ids)
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder_->filePath(id + "/run.json")), 60'000);
  auto* later = window->findChild<RunTable*>()->findChild<QAction*>("later");
  window->findChild<RunTable*>()->setCurrentRun(ids[1]);
  later->trigger();
  const QStringList moved{ids[0], ids[2], ids[1]};
  QCOMPARE(window->queue().ids(), moved);
  window.reset();

  window = open();
  QTRY_COMPARE(window->findChild<RunTable*>()->model().rowCount(), 3);
  QPushButton* offer = nullptr;
  for (auto* button : window->findChildren<QPushButton*>())
    if (button->text() == "Go on training") offer = button;
  QTRY_VERIFY(offer && offer->isVisible());
  QTest::mouseClick(offer, Qt::LeftButton);
  QCOMPARE(window->queue().ids(), moved);
  window->findChild<RunTable*>()->setCurrentRun(ids[0]);
  Q_EMIT window->findChild<RunTable*>()->stopRequested(ids[0]);
  QTRY_VERIFY_WITH_TIMEOUT(!window->queue().isBusy(), 120'000);
  for (int row = 0; row < 3; ++row) {
    const auto& run = window->findChild<RunTable*>()->model().at(row);
    QCOMPARE(run.status, run.id == ids[0] ? RunStatus::stopped : RunStatus::finished);
  }
}

/// The text of the notice that is shown; empty without one.
static QString notice(const MainWindow& window) {
  const auto* bar = window.findChild<NoticeBar*>();
  QString texts;
  if (bar->isVisible())
    for (const auto* label : bar->findChildren<QLabel*>()) texts += label->text();
  return texts;
}

void MainWindowTest::whatAnEventThrowsIsANotice() {
  const auto window = open();
  connect(static_cast<WatchedApplication*>(qApp), &Application::failed, window.get(),
          &MainWindow::showProblem);
  auto* bar = window->findChild<NoticeBar*>();
  QTimer::singleShot(0, window.get(), [] { throw Error("There is no %1.", {"bread"}); });
  QTRY_VERIFY(notice(*window).contains("There is no bread."));
  bar->hide();
  QTimer::singleShot(0, window.get(), [] { std::ignore = std::vector<int>().at(3); });
  QTRY_VERIFY(notice(*window).contains("Something went wrong in the window"));
  bar->hide();
  QPushButton button(window.get());  // as a slot does, in the middle of Qt's own work
  button.resize(50, 50);
  button.show();
  connect(&button, &QPushButton::clicked, [] { throw Error("There is no %1.", {"butter"}); });
  QTest::mouseClick(&button, Qt::LeftButton);
  QTRY_VERIFY(notice(*window).contains("There is no butter."));
}

void MainWindowTest::aLongNameTrainsAndLeavesTheWindowItsWidth_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("one long word") << QString(240, 'w');
  QTest::newRow("Korean letters") << QString(80, QChar(0xD55C));
  QTest::newRow("a short one") << QString("short");
}

void MainWindowTest::aLongNameTrainsAndLeavesTheWindowItsWidth() {
  QFETCH(QString, name);
  const QString tasks = PTW_SOURCE_DIR "/resources/demo/tasks/";
  QFile task(tasks + "supersense.json");
  QVERIFY(task.open(QIODevice::ReadOnly));
  const auto file = folder_->filePath(name + ".json");
  QFile copy(file);
  QVERIFY(copy.open(QIODevice::WriteOnly));
  QVERIFY(
      copy.write(task.readAll().replace("\"supersense/", ("\"" + tasks + "supersense/").toUtf8())));
  copy.close();
  auto spec = shortRun(2);
  spec.name = name.toStdString();
  spec.task = file.toStdString();
  const auto window = open();
  const int before = window->minimumSizeHint().width();
  window->findChild<ExperimentPanel*>()->setSpec(spec);
  window->start(spec);
  QTRY_VERIFY_WITH_TIMEOUT(firstRow(*window).status == RunStatus::finished, 120'000);
  const auto id = firstRow(*window).id;
  QVERIFY(id.toUtf8().size() <= 255);
  QVERIFY(!id.contains(QChar::ReplacementCharacter));
  QVERIFY(QFile::exists(folder_->filePath(id + "/run.json")));
  window->showProblem({"%1 is damaged.", {folder_->filePath(id).toStdString()}});
  auto* tabs = qobject_cast<QTabWidget*>(window->findChild<CurvesView*>()->parent()->parent());
  QVERIFY(tabs);
  for (int tab = 0; tab < tabs->count(); ++tab) {
    tabs->setCurrentIndex(tab);
    QTest::qWait(50);
    QVERIFY2(
        window->minimumSizeHint().width() <= std::max(before, 1000),
        qPrintable(
            QString("tab %1 wants %2 of width").arg(tab).arg(window->minimumSizeHint().width())));
  }
}

void MainWindowTest::helpNeedsNoDisplay() {
  auto environment = QProcessEnvironment::systemEnvironment();
  for (const auto* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    environment.remove(name);
  const auto said = [&](const QString& option) {
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(PTW_WINDOW, {option});
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit ||
        program.exitCode() != 0)
      return QByteArray("it did not end well: ") + program.readAllStandardError();
    return program.readAllStandardOutput();
  };
  QVERIFY2(said("--help").contains("--runs"), said("--help"));
  QVERIFY(said("-h").contains("--runs"));
  QVERIFY2(said("--version").startsWith("ptworkbench "), said("--version"));
}

int main(int argc, char** argv) {
  WatchedApplication app(argc, argv);
  MainWindowTest test;
  return QTest::qExec(&test, argc, argv);
}

#include "main_window_test.moc"
