// Every method of the registry in one real window, one after the other as a person would try them:
// chosen and set in the panel, trained, and looked at in every view.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "engine_fixture.h"
#include "methods/mixture.h"
#include "methods/prefix_tuning.h"
#include "training/run_folder.h"
#include "widgets/attention_view.h"
#include "widgets/curves_view.h"
#include "widgets/neighbors_view.h"
#include "widgets/playground_view.h"
#include "widgets/prefix_view.h"
#include "widgets/projection_view.h"
#include "widgets/pruning_view.h"
#include "widgets/routing_view.h"
#include "widgets/run_table.h"
#include "widgets/timeline_bar.h"
#include "window_fixture.h"

using namespace ptw;

namespace {

/// What makes a run short, typed wherever a method has such a setting.
const std::map<QString, QString> kSmall = {{"steps", "2"},
                                           {"eval_every", "2"},
                                           {"batch_size", "4"},
                                           {"prompt_length", "3"},
                                           {"prefix_length", "3"},
                                           {"hidden_size", "8"},
                                           {"template", "[P*2] {input} [P]"},
                                           {"prompts", "2"},
                                           {"shots", "2"},
                                           {"candidates", "2"},
                                           {"ratios", "fixed"},
                                           {"token_ratio", "0.4"},
                                           {"importance_examples", "16"}};

void choose(QComboBox* box, const QString& data) {
  QTest::keyClick(box, Qt::Key_Home);
  while (box->currentData().toString() != data && box->currentIndex() + 1 < box->count())
    QTest::keyClick(box, Qt::Key_Down);
}

void enter(QWidget* field, const QString& text) {
  QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClick(field, Qt::Key_Delete);
  QTest::keyClicks(field, text);
}

void click(QWidget* button) {
  QTest::mouseClick(button, Qt::LeftButton);
}

/// The sentence that stands in place of an empty view; nothing where there is something to see.
QString emptySentence(const QWidget* view) {
  for (const auto* label : view->findChildren<QLabel*>())
    if (label->isVisibleTo(view) && qobject_cast<QStackedWidget*>(label->parentWidget()))
      return label->text();
  return {};
}

bool hasProblem(const QWidget* view) {
  const auto* problem = view->findChild<QLabel*>("problem");
  return problem && problem->isVisibleTo(view);
}

std::int64_t numbersOf(const Method& method) {
  std::int64_t count = 0;
  for (const auto& parameter : method.parameters()) count += parameter.tensor.numel();
  return count;
}

}  // namespace

class EveryMethodInWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void trains_data();
  void trains();
  void cleanupTestCase() { window_.reset(); }

 private:
  template <class View>
  View* view() const {
    return window_->findChild<View*>();
  }
  template <class View>
  View* opened() const;
  [[nodiscard]] const RunModel& runs() const { return view<RunTable>()->model(); }
  [[nodiscard]] const RunRow& run() const { return runs().at(runs().rowCount() - 1); }
  [[nodiscard]] QModelIndex cell(int column) const {
    return runs().index(runs().rowCount() - 1, column);
  }
  [[nodiscard]] QString notice() const;

  void dropTask();
  void start(const QString& method);
  void finishes();
  void opensAgain();
  void tableTells();
  void playgroundAnswers(std::int64_t step);
  void neighborsFollow();
  void routingFollows();
  void pruningFollows();
  void attentionFollows();
  void otherViewsFollow();

  Engine engine_;
  Language language_;
  ScratchFolder data_, folder_;
  ModelInfo info_;
  std::unique_ptr<MainWindow> window_;
  std::unique_ptr<Method> method_;  ///< of the newest checkpoint
  std::int64_t stored_ = 0;         ///< numbers in the published adapter
};

void EveryMethodInWindowTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName("ptworkbench-every-method-test");
  QSettings().clear();
  info_ = word_model().model->info();
  window_ = std::make_unique<MainWindow>(engine_, language_, folder_.path());
  window_->resize(1400, 880);
  window_->show();
  click(window_->findChild<QToolButton*>("moreSettings"));
  // A word about a slow BLAS is none about a method.
  QTRY_VERIFY(std::ranges::any_of(window_->statusBar()->findChildren<QLabel*>(),
                                  [](auto* label) { return label->text().contains("CPU"); }));
  view<NoticeBar>()->hide();
  dropTask();
}

/// A task so small that every look at it takes no time.
void EveryMethodInWindowTest::dropTask() {
  const auto task = QString::fromStdString(up_or_down(data_).file.string());
  drop(*window_, task);
  QTRY_COMPARE(view<ExperimentPanel>()->spec().task, task.toStdString());
}

void EveryMethodInWindowTest::trains_data() {
  QTest::addColumn<QString>("name");
  for (const auto& entry : method_registry())
    QTest::newRow(entry.name.c_str()) << QString::fromStdString(entry.name);
}

void EveryMethodInWindowTest::trains() {
  QFETCH(QString, name);
  for (const auto& step : std::initializer_list<std::function<void()>>{
           [&] { start(name); }, [&] { finishes(); }, [&] { opensAgain(); }, [&] { tableTells(); },
           [&] { playgroundAnswers(run().step); }, [&] { neighborsFollow(); },
           [&] { routingFollows(); }, [&] { pruningFollows(); }, [&] { attentionFollows(); },
           [&] { otherViewsFollow(); },
           [&] {
             view<TimelineBar>()->goToStep(0);
             playgroundAnswers(0);
           },
           [&] { QVERIFY2(notice().isEmpty(), qPrintable(notice())); }}) {
    step();
    if (QTest::currentTestFailed()) return;
  }
}

/// Brings a view's page to the front.
template <class View>
View* EveryMethodInWindowTest::opened() const {
  auto* found = view<View>();
  for (const auto* tabs : window_->findChildren<QTabWidget*>())
    if (const int index = tabs->indexOf(found); index >= 0)
      QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                        tabs->tabBar()->tabRect(index).center());
  return found;
}

QString EveryMethodInWindowTest::notice() const {
  const auto* bar = view<NoticeBar>();
  if (!bar->isVisible()) return {};
  QStringList texts;
  for (const auto* label : bar->findChildren<QLabel*>()) texts << label->text();
  return texts.join(QString());
}

void EveryMethodInWindowTest::start(const QString& method) {
  auto* panel = view<ExperimentPanel>();
  choose(panel->findChild<QComboBox*>("method"), method);
  QCOMPARE(panel->spec().method, method.toStdString());
  for (const auto& [key, text] : kSmall) {
    auto* field = panel->findChild<QWidget*>(key);
    if (auto* box = qobject_cast<QComboBox*>(field))
      choose(box, text);
    else if (field)
      enter(field, text);
  }
  QVERIFY(panel->isValid());
  const int before = runs().rowCount();
  click(panel->findChild<QPushButton*>("start"));
  QCOMPARE(runs().rowCount(), before + 1);
  QCOMPARE(view<RunTable>()->currentRun(), run().id);
  QCOMPARE(run().method, panel->findChild<QComboBox*>("method")->currentText());
}

void EveryMethodInWindowTest::finishes() {
  QTRY_VERIFY_WITH_TIMEOUT(run().status == RunStatus::finished || run().status == RunStatus::failed,
                           120'000);
  QVERIFY2(run().status == RunStatus::finished, qPrintable(run().problem));
  QVERIFY2(notice().isEmpty(), qPrintable(notice()));
}

void EveryMethodInWindowTest::opensAgain() {
  const auto folder = RunFolder::open(folder_ / run().id.toStdString());
  const auto published = load_adapter(folder.adapter(), info_);
  QCOMPARE(method_of_adapter(folder.adapter()).name, folder.spec().method);
  stored_ = published->stored_parameters();
  method_ = load_adapter(folder.checkpoint(run().step), info_);
}

void EveryMethodInWindowTest::tableTells() {
  const auto trained = QLocale().toString(qlonglong(numbersOf(*method_)));
  QCOMPARE(cell(RunModel::Parameters).data().toString(), trained);
  QCOMPARE(cell(RunModel::Parameters).data(Qt::ToolTipRole).toString(),
           QString("%1 trained, %2 stored in the adapter")
               .arg(trained, QLocale().toString(qlonglong(stored_))));
  QVERIFY(cell(RunModel::Metric).data().toString().endsWith(" accuracy"));
  QVERIFY(!cell(RunModel::Best).data().toString().isEmpty());
  QVERIFY(!cell(RunModel::Loss).data().toString().isEmpty());
  QCOMPARE(cell(RunModel::Progress).data().toString(), QString("100 %"));
  QCOMPARE(view<TimelineBar>()->step(), run().step);
}

void EveryMethodInWindowTest::playgroundAnswers(std::int64_t step) {
  auto* playground = view<PlaygroundView>();
  auto* input = playground->findChild<QPlainTextEdit*>("input");
  enter(input, {});
  click(playground->findChild<QPushButton*>("example"));
  QTRY_VERIFY(!input->toPlainText().isEmpty());
  click(playground->findChild<QPushButton*>("ask"));
  const auto answer = [&](const char* card) {
    return playground->findChild<QWidget*>(card)->findChild<QLabel*>("answer");
  };
  QTRY_VERIFY_WITH_TIMEOUT(
      answer("with")->accessibleName().contains(QString("(step %1)").arg(step)), 20'000);
  QVERIFY(!answer("with")->text().isEmpty() && !answer("without")->text().isEmpty());
  QVERIFY(!hasProblem(playground));
  QVERIFY(emptySentence(playground).isEmpty());
}

/// And selects the last soft token, which the next method may not have.
void EveryMethodInWindowTest::neighborsFollow() {
  auto* neighbors = view<NeighborsView>();
  auto* table = neighbors->findChild<QTableView*>();
  const auto soft = method_->soft_prompt();
  const int tokens = soft.defined() ? static_cast<int>(soft.size(0)) : 0;
  QTRY_COMPARE(table->model()->rowCount(), tokens);
  QCOMPARE(table->isVisibleTo(neighbors), tokens > 0);
  if (tokens == 0) {
    QVERIFY(!emptySentence(neighbors).isEmpty());
    return;
  }
  const auto last = table->model()->index(tokens - 1, 0);
  table->scrollTo(last);
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(last).center());
  QCOMPARE(table->currentIndex().row(), tokens - 1);
}

void EveryMethodInWindowTest::routingFollows() {
  auto* routing = opened<RoutingView>();
  const auto* mixture = dynamic_cast<const Mixture*>(method_.get());
  if (!mixture) {
    QVERIFY(!emptySentence(routing).isEmpty());
    return;
  }
  QTRY_VERIFY(routing->findChild<QTableView*>("examples")->model()->rowCount() > 0);
  QCOMPARE(routing->findChild<QComboBox*>("prompt")->count(), 1 + int(mixture->prompt_count()));
  QVERIFY(!hasProblem(routing));
}

void EveryMethodInWindowTest::pruningFollows() {
  auto* pruning = opened<PruningView>();
  if (!method_->is_plain_prompt()) {
    QVERIFY(!emptySentence(pruning).isEmpty());
    QCOMPARE(pruning->mask().token_count(), 0);
    return;
  }
  QTRY_COMPARE_WITH_TIMEOUT(pruning->mask().token_count(),
                            static_cast<int>(method_->soft_prompt().size(0)), 20'000);
  QVERIFY(emptySentence(pruning).isEmpty());
  QVERIFY(!hasProblem(pruning));
}

void EveryMethodInWindowTest::attentionFollows() {
  auto* attention = opened<AttentionView>();
  QVERIFY(!emptySentence(attention).isEmpty());  // nothing was asked of this run
  auto* input = attention->findChild<QLineEdit*>("input");
  enter(input, "a small bird");
  QTest::keyClick(input, Qt::Key_Return);
  auto* weights = attention->findChild<QTableView*>("weights");
  QTRY_VERIFY_WITH_TIMEOUT(weights->model()->rowCount() > 0, 20'000);
  QVERIFY(attention->findChild<QLabel*>("summary")->text().contains(
      QString("Step %1").arg(run().step)));
  QVERIFY(!hasProblem(attention));
}

/// After the playground's answer, which stands behind theirs.
void EveryMethodInWindowTest::otherViewsFollow() {
  auto* prefix = opened<PrefixView>();
  if (dynamic_cast<const PrefixTuning*>(method_.get()))
    QTRY_VERIFY(emptySentence(prefix).isEmpty());
  else
    QVERIFY(!emptySentence(prefix).isEmpty());
  auto* projection = opened<ProjectionView>();
  QTRY_COMPARE(emptySentence(projection).isEmpty(), method_->soft_prompt().defined());
  auto* curves = opened<CurvesView>();
  QVERIFY(emptySentence(curves).isEmpty());
  QVERIFY(curves->csv().count('\n') > run().step);
}

QTEST_MAIN(EveryMethodInWindowTest)
#include "every_method_in_window_test.moc"
