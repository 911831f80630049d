// A sweep in the whole window: the dialog makes it, its runs train several at once, and the view
// draws what they found; a restart knows all of it.
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "widgets/experiment_panel.h"
#include "widgets/run_table.h"
#include "widgets/sweep_form.h"
#include "widgets/sweep_view.h"
#include "window_fixture.h"

using namespace ptw;

class SweepInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-sweep-test");
    QSettings().clear();
  }
  void aSweepIsMadeTrainedAndDrawn();
  void aRestartKnowsIt();
  void aLostRunIsFoundAgain();

 private:
  void open() {
    window_ = std::make_unique<MainWindow>(engine_, language_, folder_.path().toStdString());
    window_->show();
  }
  [[nodiscard]] const RunModel& runs() const { return window_->findChild<RunTable*>()->model(); }
  [[nodiscard]] QAbstractItemModel* groups() const {
    return window_->findChild<SweepView*>()->findChild<QTableView*>("groups")->model();
  }
  template <class Object = QAction>
  [[nodiscard]] Object* withText(const QString& text) const {
    for (auto* object : window_->findChildren<Object*>())
      if (object->text() == text) return object;
    return nullptr;
  }

  QTemporaryDir folder_;
  Engine engine_;
  Language language_;
  std::unique_ptr<MainWindow> window_;
};

void SweepInWindowTest::aSweepIsMadeTrainedAndDrawn() {
  open();
  window_->findChild<ExperimentPanel*>()->setSpec({"base",
                                                   "demo",
                                                   "supersense",
                                                   "prompt-tuning",
                                                   {{"steps", std::int64_t{4}},
                                                    {"eval_every", std::int64_t{4}},
                                                    {"batch_size", std::int64_t{4}}}});
  auto* two = withText("2");
  QVERIFY(two && two->isCheckable());
  two->trigger();
  QCOMPARE(window_->queue().atOnce(), 2);

  withText("New sweep...")->trigger();
  auto* form = window_->findChild<SweepForm*>();
  QVERIFY(form && form->isVisible());
  const auto type = [&](const char* field, const QString& text) {
    auto* line = form->findChild<QLineEdit*>(field);
    line->selectAll();
    QTest::keyClicks(line, text);
  };
  type("prompt_length", "2, 5");
  type("seed", "0, 1");
  type("name", "length");
  QCOMPARE(form->runCount(), std::int64_t{4});
  QTest::mouseClick(form->findChild<QPushButton*>("start"), Qt::LeftButton);
  QVERIFY(allFinish(runs(), 4));

  auto* view = window_->findChild<SweepView*>();
  QCOMPARE(window_->findChild<QTabWidget*>()->currentWidget(), view);
  QTRY_COMPARE_WITH_TIMEOUT(groups()->rowCount(), 2, 30'000);
  const auto drawn = [&] {
    const auto lines = view->csv().split('\n');
    return std::ranges::count_if(lines, [](const QString& line) {
             return line.contains("best_metric") && line.trimmed().endsWith(",2,2");
           }) == 2;
  };
  QTRY_VERIFY_WITH_TIMEOUT(drawn(), 30'000);
  for (int row = 0; row < 4; ++row) {
    QVERIFY(runs().at(row).name.startsWith("prompt_length="));
    QVERIFY(runs().at(row).cost.inference_flops > 0);
  }
}

void SweepInWindowTest::aRestartKnowsIt() {
  window_.reset();
  open();
  QVERIFY(allFinish(runs(), 4));
  QCOMPARE(window_->queue().atOnce(), 2);
  auto* view = window_->findChild<SweepView*>();
  window_->findChild<QTabWidget*>()->setCurrentWidget(view);
  QTRY_VERIFY_WITH_TIMEOUT(!view->chosenSweep().isEmpty(), 30'000);
  QTRY_COMPARE_WITH_TIMEOUT(groups()->rowCount(), 2, 30'000);

  auto* table = window_->findChild<RunTable*>();
  const QString id = runs().at(table->currentRun() == runs().at(0).id ? 1 : 0).id;
  drop(*window_, folder_.filePath(id));
  QTRY_COMPARE_WITH_TIMEOUT(table->currentRun(), id, 30'000);
  QCOMPARE(runs().rowCount(), 4);
}

/// Killed before its folder was made, a run that waited is made again by its sweep.
void SweepInWindowTest::aLostRunIsFoundAgain() {
  const QString id = runs().at(0).id;
  window_.reset();
  QVERIFY(QDir(folder_.filePath(id)).removeRecursively());
  QSettings().setValue("session/queue", QStringList{id});
  open();
  QPushButton* offer = nullptr;
  const auto offered = [&] { return (offer = withText<QPushButton>("Go on training")) != nullptr; };
  QTRY_VERIFY_WITH_TIMEOUT(offered() && offer->isVisible() && runs().rowCount() == 4, 30'000);
  QTest::mouseClick(offer, Qt::LeftButton);
  QVERIFY(allFinish(runs(), 4));
  QVERIFY(QDir(folder_.filePath(id)).exists("adapter"));
}

QTEST_MAIN(SweepInWindowTest)
#include "sweep_in_window_test.moc"
