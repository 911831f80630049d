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

QTEST_MAIN(MethodsInWindowTest)
#include "methods_in_window_test.moc"
