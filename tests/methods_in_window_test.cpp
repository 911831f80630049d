// The real window on the demo model with the methods that have views of their own: a mixture's
// routing, a mask's score, a child run from a mask.
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "methods/mask_file.h"
#include "widgets/mask_grid.h"
#include "widgets/neighbors_view.h"
#include "widgets/playground_view.h"
#include "widgets/pruning_view.h"
#include "widgets/routing_view.h"
#include "widgets/run_table.h"
#include "widgets/timeline_bar.h"
#include "window_fixture.h"

using namespace ptw;

namespace {

RunSpec shortRun(const std::string& method, const Settings& settings) {
  RunSpec spec{"short",
               "demo",
               "supersense",
               method,
               {{"steps", std::int64_t{6}},
                {"eval_every", std::int64_t{3}},
                {"batch_size", std::int64_t{8}},
                {"prompt_length", std::int64_t{4}}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return spec;
}

}  // namespace

class MethodsInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("ptworkbench-methods-test");
    QSettings().clear();
  }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    window_ = std::make_unique<MainWindow>(engine_, language_, folder_->path().toStdString());
    window_->resize(1200, 800);
    window_->show();
  }
  void cleanup() { window_.reset(); }

  void routingOfAMixture();
  void aMixtureCannotBePruned();
  void aMaskIsScoredAndRetrained();
  void threePhases();
  void masksOutliveTheWindow();
  void randomMasksAreTheSameAtEveryVisit();
  void aTaskThatLostAClass();

 private:
  [[nodiscard]] const RunModel& runs() const { return window_->findChild<RunTable*>()->model(); }
  bool train(const RunSpec& spec) {
    window_->start(spec);
    return allFinish(runs(), 1);
  }
  /// Brings the page of the view to the front.
  template <class View>
  View* shown() {
    auto* view = window_->findChild<View*>();
    for (auto* tabs : window_->findChildren<QTabWidget*>())
      if (tabs->indexOf(view) >= 0) tabs->setCurrentWidget(view);
    return view;
  }
  /// The text of a label of the view once it has all the parts.
  static bool says(const QWidget* view, const char* label, const QStringList& parts) {
    const auto* found = view->findChild<QLabel*>(label);
    return found && QTest::qWaitFor(
                        [&] {
                          for (const auto& part : parts)
                            if (!found->text().contains(part)) return false;
                          return true;
                        },
                        20'000);
  }

  Engine engine_;
  Language language_;
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<MainWindow> window_;
};

void MethodsInWindowTest::routingOfAMixture() {
  QVERIFY(train(shortRun("smop", {{"prompts", std::int64_t{3}}})));
  auto* view = shown<RoutingView>();
  auto* examples = view->findChild<QTableView*>("examples");
  QTRY_COMPARE_WITH_TIMEOUT(examples->model()->rowCount(), 300, 30'000);
  QVERIFY(says(view, "balance", {"Balance"}));
  QTRY_COMPARE_WITH_TIMEOUT(view->findChild<QTableView*>("classes")->model()->rowCount(), 6 + 1,
                            30'000);  // and all

  Q_EMIT view->asked("a small bird that sings");
  auto* answers = view->findChild<QTableView*>("answers");
  QTRY_COMPARE_WITH_TIMEOUT(answers->model()->rowCount(), 3, 30'000);

  auto* neighbors = window_->findChild<NeighborsView*>()->findChild<QTableView*>();
  QTRY_COMPARE_WITH_TIMEOUT(neighbors->model()->rowCount(), 3 * 4, 30'000);

  // The playground answers with the prompt that is chosen.
  auto* playground = window_->findChild<PlaygroundView*>();
  playground->setInput("a small bird that sings", {});
  QTest::mouseClick(playground->findChild<QPushButton*>("ask"), Qt::LeftButton);
  auto* prompt = playground->findChild<QComboBox*>("prompt");
  QTRY_COMPARE_WITH_TIMEOUT(prompt->count(), 4, 30'000);
  QVERIFY(!prompt->isHidden());
  prompt->setCurrentIndex(2);
  Q_EMIT prompt->activated(2);
  QTRY_VERIFY(playground->findChildren<QLabel*>().size() > 0 &&
              std::ranges::any_of(playground->findChildren<QLabel*>(), [](const QLabel* label) {
                return label->text().contains("prompt 2");
              }));
}

void MethodsInWindowTest::aMixtureCannotBePruned() {
  QVERIFY(train(shortRun("smop", {})));
  auto* view = shown<PruningView>();
  QTest::qWait(500);
  QVERIFY(view->mask().tokens.empty());
  QVERIFY(!view->findChild<MaskGrid*>()->isVisible());
}

void MethodsInWindowTest::aMaskIsScoredAndRetrained() {
  QVERIFY(train(shortRun("prompt-tuning", {})));
  auto* view = shown<PruningView>();
  QTRY_COMPARE_WITH_TIMEOUT(view->mask().token_count(), 4, 30'000);
  QCOMPARE(view->pieces(), 16);
  QVERIFY(says(view, "score", {"#1", "exact_match"}));

  auto* grid = view->findChild<MaskGrid*>();
  QTRY_VERIFY_WITH_TIMEOUT(grid->isVisible(), 30'000);
  grid->setFocus();
  for (int i = 0; i < 3; ++i) QTest::keyClick(grid, Qt::Key_Right);
  QTest::keyClick(grid, Qt::Key_Space);
  QCOMPARE(view->mask().kept_pieces(), 4 * 16 - 1);
  QVERIFY(says(view, "score", {"#2", "exact_match"}));
  QVERIFY(says(view, "scoreDetail", {"63 of 64"}));

  const auto mask = view->mask();
  view->findChild<QAction*>("fromTrained")->trigger();
  QVERIFY(allFinish(runs(), 2));
  const int child = runs().at(0).name == "short, retrained" ? 0 : 1;
  QCOMPARE(runs().at(child).name, QString("short, retrained"));
  const auto folder = folder_->path() + "/" + runs().at(child).id;
  QCOMPARE(read_mask((folder + "/mask.json").toStdString()), mask);
  QTRY_COMPARE_WITH_TIMEOUT(view->mask(), mask, 30'000);  // the child's own
}

void MethodsInWindowTest::threePhases() {
  // The search may find, on some processors, that it is best to prune next to nothing.
  QVERIFY(
      train(shortRun("xprompt", {{"pieces", std::int64_t{8}}, {"ratios", std::string("fixed")}})));
  QCOMPARE(runs().at(0).step, std::int64_t{13});
  QCOMPARE(runs().at(0).steps, std::int64_t{13});
  QCOMPARE(window_->findChild<TimelineBar*>()->step(), std::int64_t{13});
  auto* view = shown<PruningView>();
  QTRY_COMPARE_WITH_TIMEOUT(view->pieces(), 8, 30'000);
  QTRY_VERIFY_WITH_TIMEOUT(view->mask().kept_pieces() < 4 * 8, 30'000);
  // Before it was pruned the prompt was whole.
  window_->findChild<TimelineBar*>()->goToStep(6);
  QTRY_COMPARE_WITH_TIMEOUT(view->mask().kept_pieces(), 4 * 8, 30'000);
}

void MethodsInWindowTest::masksOutliveTheWindow() {
  QVERIFY(train(shortRun("prompt-tuning", {})));
  const auto first = runs().at(0).id;
  auto* view = shown<PruningView>();
  QVERIFY(says(view, "score", {"#1", "exact_match"}));
  window_->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  auto* grid = view->findChild<MaskGrid*>();
  grid->setFocus();
  QTest::keyClick(grid, Qt::Key_Space);
  const auto second = view->mask();
  QTest::keyClick(grid, Qt::Key_Right);
  QTest::keyClick(grid, Qt::Key_Space);
  const auto third = view->mask();
  QVERIFY(second != third);
  QTest::keyClick(grid, Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(view->mask(), second);
  QVERIFY(says(view, "score", {"#2", "exact_match"}));
  const auto file = folder_->filePath(first + "/masks.json");
  QTRY_VERIFY(QFile::exists(file));

  const auto cameBack = [&](PruningView* shown) {
    return QTest::qWaitFor([&] { return shown->mask() == second; }, 30'000) &&
           says(shown, "score", {"#2", "exact_match"}) &&
           shown->findChild<QTableView*>("history")->model()->rowCount() == 3;
  };
  // Another run is chosen, and this one again.
  auto spec = shortRun("prompt-tuning", {});
  spec.name = "other";
  window_->start(spec);
  QVERIFY(allFinish(runs(), 2));
  QTRY_VERIFY_WITH_TIMEOUT(view->mask() == full_mask(4, 16), 30'000);
  window_->findChild<RunTable*>()->setCurrentRun(first);
  QVERIFY(cameBack(view));
  // Another step, and this one again.
  auto* timeline = window_->findChild<TimelineBar*>();
  timeline->goToStep(3);
  QVERIFY(!view->findChild<QLabel*>("score")->text().contains("exact_match"));
  QVERIFY(says(view, "score", {"#1", "exact_match"}));
  timeline->goToStep(6);
  QVERIFY(cameBack(view));
  // The program starts again.
  window_.reset();
  window_ = std::make_unique<MainWindow>(engine_, language_, folder_->path().toStdString());
  window_->show();
  QTRY_COMPARE(runs().rowCount(), 2);
  window_->findChild<RunTable*>()->setCurrentRun(first);
  view = shown<PruningView>();
  QVERIFY(cameBack(view));
  window_->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(window_.get()));
  grid = view->findChild<MaskGrid*>();
  grid->setFocus();
  QTest::keyClick(grid, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(view->mask(), third);
  for (int i = 0; i < 2; ++i) QTest::keyClick(grid, Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(view->mask(), full_mask(4, 16));
}

void MethodsInWindowTest::randomMasksAreTheSameAtEveryVisit() {
  QVERIFY(train(shortRun("prompt-tuning", {})));
  auto* view = shown<PruningView>();
  QVERIFY(says(view, "score", {"#1", "exact_match"}));
  const auto read = [&] {
    auto* grid = view->findChild<MaskGrid*>();
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Home);
    QTest::keyClick(grid, Qt::Key_Space);
    if (!says(view, "scoreDetail", {"random masks of this size", "5 masks"})) return QString();
    const auto text = view->findChild<QLabel*>("scoreDetail")->text();
    return text.mid(text.indexOf("random masks")).section(QChar(0xB7), 0, 0);
  };
  const auto once = read();
  QVERIFY(!once.isEmpty());
  const auto file = folder_->filePath(runs().at(0).id + "/masks.json");
  window_.reset();
  QVERIFY(QFile::remove(file));
  static Engine again;  // that knows nothing of what was scored
  window_ = std::make_unique<MainWindow>(again, language_, folder_->path().toStdString());
  window_->show();
  view = shown<PruningView>();
  QVERIFY(says(view, "score", {"#1", "exact_match"}));
  QCOMPARE(read(), once);
}

void MethodsInWindowTest::aTaskThatLostAClass() {
  const auto write = [this](const QString& name, const QByteArray& bytes) {
    QFile file(folder_->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
  };
  const QByteArray task =
      R"({"name": "t", "data": {"train": "t.jsonl", "dev": "t.jsonl"}, "input": "{text}",)"
      R"( "label": "label", "verbalizer": {"a": "animal", "p": "plant", "f": "food"},)"
      R"( "metric": "accuracy"})";
  QByteArray data;
  for (const auto* label : {"a", "p", "f"})
    data += QByteArray(R"({"text": "one of these", "label": ")") + label + "\"}\n";
  QVERIFY(QDir().mkpath(folder_->filePath("task")));
  QVERIFY(write("task/t.json", task) && write("task/t.jsonl", data));
  auto spec = shortRun("smop", {{"prompts", std::int64_t{2}}});
  spec.task = folder_->filePath("task/t.json").toStdString();
  QVERIFY(train(spec));
  auto* view = shown<RoutingView>();
  QTRY_COMPARE_WITH_TIMEOUT(view->findChild<QTableView*>("examples")->model()->rowCount(), 3,
                            30'000);
  window_->close();  // and keeps the tab
  window_.reset();
  QVERIFY(write("task/t.json", QByteArray(task).replace(R"(, "f": "food")", "")));
  QVERIFY(write("task/t.jsonl", QByteArray(data).replace("\"f\"", "\"a\"")));
  window_ = std::make_unique<MainWindow>(engine_, language_, folder_->path().toStdString());
  window_->show();
  view = window_->findChild<RoutingView*>();
  QVERIFY(view->isVisible());
  QTRY_VERIFY_WITH_TIMEOUT(
      std::ranges::any_of(view->findChildren<QLabel*>(),
                          [](const QLabel* label) {
                            return label->isVisible() &&
                                   label->text().contains("had other examples or classes");
                          }),
      30'000);
  QCOMPARE(view->findChild<QTableView*>("examples")->model()->rowCount(), 0);
}

QTEST_MAIN(MethodsInWindowTest)
#include "methods_in_window_test.moc"
