// Two runs compared in the whole window: selected in the table, answered in the background, and
// written to a report.
#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "widgets/compare_view.h"
#include "widgets/run_table.h"
#include "widgets/text_table.h"
#include "window_fixture.h"

using namespace ptw;

class CompareInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void oneRunIsNotEnough();
  void twoSelectedRunsAreCompared();
  void theReportIsWritten();

 private:
  [[nodiscard]] CompareView* view() const { return window_->findChild<CompareView*>(); }
  [[nodiscard]] TextTable* table(const char* name) const {
    return view()->findChild<TextTable*>(name);
  }
  [[nodiscard]] QTabWidget* pages() const { return view()->findChild<QTabWidget*>("comparePages"); }

  QTemporaryDir folder_;
  Engine engine_;
  Language language_;
  std::unique_ptr<MainWindow> window_;
};

void CompareInWindowTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName("ptworkbench-compare-test");
  QSettings().clear();
  window_ = std::make_unique<MainWindow>(engine_, language_, folder_.path().toStdString());
  window_->show();
  for (const std::int64_t seed : {1, 2})
    window_->start({"seed " + std::to_string(seed),
                    "demo",
                    "supersense",
                    "prompt-tuning",
                    {{"steps", std::int64_t{4}},
                     {"eval_every", std::int64_t{4}},
                     {"batch_size", std::int64_t{4}},
                     {"prompt_length", std::int64_t{3}},
                     {"seed", seed}}});
  QVERIFY(allFinish(window_->findChild<RunTable*>()->model(), 2));
}

void CompareInWindowTest::oneRunIsNotEnough() {
  window_->findChild<QTabWidget*>()->setCurrentWidget(view());
  QVERIFY(view()->findChild<QLabel*>("empty")->isVisible());
}

void CompareInWindowTest::twoSelectedRunsAreCompared() {
  auto* runs = window_->findChild<RunTable*>()->findChild<QTableView*>();
  runs->setFocus();
  QTest::keyClick(runs, Qt::Key_Home, Qt::ControlModifier);
  QTest::keyClick(runs, Qt::Key_Down, Qt::ShiftModifier);
  QTRY_VERIFY_WITH_TIMEOUT(table("settings")->isVisible(), 60'000);
  QStringList heading;
  for (int column = 0; column < 3; ++column)
    heading << table("settings")->model()->headerData(column, Qt::Horizontal).toString();
  QCOMPARE(heading.mid(1), (QStringList{"seed 1", "seed 2"}));
  pages()->setCurrentIndex(1);
  const auto* caption = pages()->widget(1)->findChild<QLabel*>("caption");
  QTRY_VERIFY_WITH_TIMEOUT(caption->text().startsWith("300 dev examples"), 120'000);
  pages()->setCurrentIndex(2);
  QCOMPARE(table("prompts")->rowCount(), 3);
}

void CompareInWindowTest::theReportIsWritten() {
  for (auto* action : window_->findChildren<QAction*>())
    if (action->text() == "Export report...") action->trigger();
  auto* dialog = window_->findChild<QFileDialog*>();
  QVERIFY(dialog);
  const auto file = folder_.filePath("report.html");
  Q_EMIT dialog->fileSelected(file);
  dialog->close();
  QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 120'000);
  QFile page(file);
  QVERIFY(page.open(QIODevice::ReadOnly));
  const auto text = page.readAll();
  for (const auto* part : {"seed 1", "seed 2", "<svg", "McNemar"}) QVERIFY(text.contains(part));
}

QTEST_MAIN(CompareInWindowTest)
#include "compare_in_window_test.moc"
