// What is dropped onto the real window opens as what it is.
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "text/task.h"
#include "widgets/experiment_panel.h"
#include "widgets/run_table.h"
#include "widgets/task_wizard.h"
#include "window_fixture.h"

using namespace ptw;

class OpenInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-open-test");
    QSettings().clear();
  }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    window_ = std::make_unique<MainWindow>(engine_, language_, folder_->path().toStdString());
    window_->show();
    panel_ = window_->findChild<ExperimentPanel*>();
  }
  void cleanup() { window_.reset(); }

  void aTaskIsChosen() {
    const QString task = PTW_SOURCE_DIR "/resources/demo/tasks/section.json";
    drop(task);
    QTRY_COMPARE(panel_->spec().task, task.toStdString());
  }

  void aModelIsChosen() {
    const QString model = PTW_SOURCE_DIR "/resources/demo/model";
    drop(model);
    QTRY_COMPARE_WITH_TIMEOUT(panel_->spec().model, model.toStdString(), 20'000);
  }

  void dataBecomesATask() {
    const auto data = folder_->filePath("glosses.jsonl");
    QVERIFY(QFile::copy(PTW_SOURCE_DIR "/resources/demo/tasks/supersense/dev.jsonl", data));
    drop(data);
    auto* wizard = window_->findChild<TaskWizard*>();
    QVERIFY(wizard && wizard->isVisible());
    auto* input = wizard->findChild<QPlainTextEdit*>("input");
    QTRY_COMPARE_WITH_TIMEOUT(input->toPlainText(), QString("{text}"), 20'000);
    QCOMPARE(wizard->findChild<QTableWidget*>("verbalizer")->rowCount(), 6);
    QTRY_VERIFY(!pieces(wizard).isEmpty());
    QVERIFY(pieces(wizard).contains("&lt;/s&gt;"));
    QVERIFY(wizard->findChild<QLabel*>("length")->text().contains("All 270 training examples"));

    input->setFocus();
    QTest::keyClick(input, Qt::Key_Home);
    QTest::keyClicks(input, "{wrong} ");
    auto* save = wizard->findChild<QPushButton*>("save");
    QTRY_VERIFY(!save->isEnabled());
    QVERIFY(wizard->findChild<QLabel*>("problems")->text().contains("no column \"wrong\""));
    for (int i = 0; i < 8; ++i) QTest::keyClick(input, Qt::Key_Backspace);
    QTest::keyClicks(input, "gloss: ");
    QTRY_VERIFY(save->isEnabled());
    QTest::mouseClick(save, Qt::LeftButton);
    const auto task = folder_->filePath("glosses.json");
    QTRY_COMPARE(panel_->spec().task, task.toStdString());
    QTRY_VERIFY(!window_->findChild<TaskWizard*>());

    const auto written = open_task(task.toStdString());
    QCOMPARE(written.read("train").size(), std::size_t(270));
    QCOMPARE(written.read("dev").size(), std::size_t(30));
    QVERIFY(written.read("dev").front().input.starts_with("gloss: "));
  }

  void everyFolderOfABurstOpens() {
    constexpr int kFolders = 80;
    const QTemporaryDir elsewhere;
    for (int i = 0; i < kFolders; ++i) {
      const auto folder = elsewhere.filePath(QString("run-%1").arg(i));
      QVERIFY(QDir().mkpath(folder));
      QFile file(folder + "/run.json");
      QVERIFY(file.open(QIODevice::WriteOnly));
      QVERIFY(file.write(R"({"name": "many", "model": "demo", "task": "supersense",)"
                         R"( "method": "prompt-tuning", "settings": {}})"));
    }
    for (int i = 0; i < kFolders; ++i) drop(elsewhere.filePath(QString("run-%1").arg(i)));
    QTRY_COMPARE_WITH_TIMEOUT(window_->findChild<RunTable*>()->model().rowCount(), kFolders,
                              60'000);
  }

  void everyAdapterOfABurstIsImported() {
    constexpr int kAdapters = 5;
    RunSpec spec{"short",
                 "demo",
                 "supersense",
                 "prompt-tuning",
                 {{"steps", std::int64_t{2}},
                  {"prompt_length", std::int64_t{3}},
                  {"batch_size", std::int64_t{4}}}};
    window_->start(spec);
    const auto& runs = window_->findChild<RunTable*>()->model();
    QVERIFY(allFinish(runs, 1));
    const auto adapter = folder_->filePath(runs.at(0).id + "/adapter");
    for (int i = 0; i < kAdapters; ++i) drop(adapter);  // all within a second
    QVERIFY(allFinish(runs, 1 + kAdapters));
  }

  void aPathInALoopIsNamed() {
    QVERIFY(QFile::link(folder_->filePath("loop"), folder_->filePath("loop")));
    drop(folder_->filePath("loop"));
    QTRY_VERIFY(std::ranges::any_of(window_->findChildren<QLabel*>(), [&](const QLabel* label) {
      return label->isVisible() && label->text().contains("loop is no model");
    }));
  }

  void somethingElseIsNamed() {
    const auto other = folder_->filePath("other.parquet");
    QFile file(other);
    QVERIFY(file.open(QIODevice::WriteOnly));
    drop(other);
    QVERIFY(!window_->findChild<TaskWizard*>());
    QTRY_VERIFY(std::ranges::any_of(window_->findChildren<QLabel*>(), [&](const QLabel* label) {
      return label->isVisible() && label->text().startsWith(other);
    }));
  }

 private:
  void drop(const QString& path) { ptw::drop(*window_, path); }
  static QString pieces(const TaskWizard* wizard) {
    const auto* label = wizard->findChild<QLabel*>("examplePieces");
    return label && label->isVisibleTo(wizard) ? label->text() : QString();
  }

  Engine engine_;
  Language language_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<MainWindow> window_;
  ExperimentPanel* panel_ = nullptr;
};

QTEST_MAIN(OpenInWindowTest)
#include "open_in_window_test.moc"
