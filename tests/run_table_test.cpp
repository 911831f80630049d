// The run table: rows by id, sorting, searching, the selected run and its commands.
#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <cmath>
#include <limits>

#include "accessibility.h"
#include "widgets/run_table.h"

namespace ptw {
namespace {

RunRow run(const QString& id, const QString& name, RunStatus status) {
  RunRow row;
  row.id = id;
  row.name = name;
  row.method = "prompt-tuning";
  row.task = "supersense";
  row.model = "demo";
  row.status = status;
  row.step = 62;
  row.steps = 100;
  row.secondsElapsed = 3725;
  row.loss = std::numeric_limits<double>::quiet_NaN();
  return row;
}

}  // namespace

class RunTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    runs_ = std::make_unique<RunTable>();
    runs_->resize(1100, 300);
    table_ = runs_->findChild<QTableView*>();
    search_ = runs_->findChild<QLineEdit*>();
    runs_->show();
    QVERIFY(QTest::qWaitForWindowExposed(runs_.get()));
  }

  void durations_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << "0:00";
    QTest::newRow("seconds") << 41.2 << "0:41";
    QTest::newRow("rounded up to a minute") << 59.6 << "1:00";
    QTest::newRow("minutes") << 725.0 << "12:05";
    QTest::newRow("hours") << 3725.0 << "1:02:05";
    QTest::newRow("days") << 90061.0 << "25:01:01";
    QTest::newRow("negative") << -3.0 << "0:00";
  }

  void durations() {
    QFETCH(double, seconds);
    QTEST(humanDuration(seconds), "text");
  }

  void bytes() {
    QCOMPARE(humanBytes(512'000), "512 kB");
    QCOMPARE(humanBytes(34'400'000), "34 MB");
    QCOMPARE(humanBytes(1'230'000'000), "1.2 GB");
  }

  void aRunThatTrainsElsewhereIsOnlyLookedAt() {
    auto row = run("a", "first", RunStatus::stopped);
    row.elsewhere = true;
    runs_->putRun(row);
    QCOMPARE(cells(0)[3], QString("trains in another program"));
    for (const auto* name : {"pause", "resume", "stop", "remove"})
      QVERIFY2(!runs_->findChild<QAction*>(name)->isEnabled(), name);
    QVERIFY(runs_->findChild<QAction*>("folder")->isEnabled());
    row.elsewhere = false;
    runs_->putRun(row);
    QCOMPARE(cells(0)[3], QString("stopped"));
    QVERIFY(runs_->findChild<QAction*>("resume")->isEnabled());
    QVERIFY(runs_->findChild<QAction*>("remove")->isEnabled());
  }

  void aRunThatCannotBeReadSaysWhy() {
    auto row = run("a", "first", RunStatus::failed);
    row.unreadable = true;
    row.step = 0;
    row.problem = "metrics.jsonl is damaged.";
    runs_->putRun(row);
    QCOMPARE(cells(0)[3], QString("cannot be read"));
    const auto tip = table_->model()->index(0, RunModel::Name).data(Qt::ToolTipRole).toString();
    QCOMPARE(tip, QString("metrics.jsonl is damaged."));
    for (const auto* name : {"pause", "resume", "stop", "notes", "adapter"})
      QVERIFY2(!runs_->findChild<QAction*>(name)->isEnabled(), name);
    QVERIFY(runs_->findChild<QAction*>("remove")->isEnabled());
  }

  void showsWhatARunSays() {
    RunRow row = run("a", "first", RunStatus::running);
    row.secondsLeft = 41;
    row.loss = 0.61234;
    row.metric = "exact_match";
    row.metricValue = 0.7;
    row.bestValue = 0.7345;
    row.cost = {10240, 10240, 34'000'000, 0.0384, 1.234e9};
    row.tags = {"baseline", "short"};
    runs_->putRun(row);
    const QStringList expected = {"first",
                                  "prompt-tuning",
                                  "supersense",
                                  "running",
                                  "62 %",
                                  "0:41",
                                  "1:02:05",
                                  "0.6123",
                                  "0.700 exact_match",
                                  "0.735",
                                  QLocale().toString(10240),
                                  "34 MB",
                                  "38.4 ms",
                                  "1.23 GFLOP",
                                  "baseline, short"};
    QCOMPARE(cells(0), expected);
  }

  void leavesUnknownValuesEmpty() {
    RunRow row = run("a", "first", RunStatus::queued);
    row.steps = 0;
    runs_->putRun(row);
    for (int column : {RunModel::Progress, RunModel::TimeLeft, RunModel::Time, RunModel::Loss,
                       RunModel::Metric, RunModel::Best, RunModel::Parameters, RunModel::Memory,
                       RunModel::StepTime, RunModel::Flops})
      QCOMPARE(cells(0)[column], QString());
  }

  void updatesById() {
    runs_->putRun(run("a", "first", RunStatus::queued));
    runs_->putRun(run("b", "second", RunStatus::queued));
    runs_->putRun(run("a", "renamed", RunStatus::finished));
    QCOMPARE(column(RunModel::Name), QStringList({"renamed", "second"}));
    QCOMPARE(column(RunModel::Status), QStringList({"finished", "queued"}));
    QCOMPARE(column(RunModel::Progress), QStringList({"100 %", "62 %"}));
    runs_->removeRun("a");
    QCOMPARE(column(RunModel::Name), QStringList({"second"}));
  }

  void everyStatusHasItsOwnWordAndShape() {
    QSet<QString> words;
    QSet<QByteArray> shapes;
    for (int status = 0; status <= int(RunStatus::failed); ++status) {
      runs_->putRun(run("a", "first", RunStatus(status)));
      const QModelIndex index = runs_->model().index(0, RunModel::Status);
      words << index.data().toString();
      const QImage image = index.data(Qt::DecorationRole)
                               .value<QIcon>()
                               .pixmap(14, 14)
                               .toImage()
                               .convertToFormat(QImage::Format_Alpha8);
      shapes << QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
    }
    QCOMPARE(words.size(), 8);
    QCOMPARE(shapes.size(), 8);
  }

  void headingSorts() {
    for (const auto& [id, loss] : {std::pair("a", 0.9), {"b", 10.5}, {"c", 2.5}}) {
      RunRow row = run(id, id, RunStatus::running);
      row.loss = loss;
      runs_->putRun(row);
    }
    runs_->putRun(run("d", "d", RunStatus::queued));
    QHeaderView* header = table_->horizontalHeader();
    const QPoint heading(header->sectionViewportPosition(RunModel::Loss) + 20,
                         header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
    QCOMPARE(column(RunModel::Name), QStringList({"a", "c", "b", "d"}));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, heading);
    QCOMPARE(column(RunModel::Name), QStringList({"d", "b", "c", "a"}));
  }

  void clickSelectsARun() {
    runs_->putRun(run("a", "first", RunStatus::running));
    runs_->putRun(run("b", "second", RunStatus::queued));
    QCOMPARE(runs_->currentRun(), "a");
    QSignalSpy changed(runs_.get(), &RunTable::currentRunChanged);
    QTest::mouseClick(table_->viewport(), Qt::LeftButton, {}, place(1));
    QCOMPARE(changed.takeFirst().at(0).toString(), "b");
    QTest::keyClick(table_, Qt::Key_Up);
    QCOMPARE(changed.takeFirst().at(0).toString(), "a");
    runs_->setCurrentRun("b");
    QCOMPARE(table_->currentIndex().row(), 1);
    QCOMPARE(changed.takeFirst().at(0).toString(), "b");
  }

  void searchKeepsTheSelectedRun() {
    runs_->putRun(run("a", "first", RunStatus::running));
    runs_->putRun(run("b", "second", RunStatus::queued));
    QSignalSpy changed(runs_.get(), &RunTable::currentRunChanged);
    QTest::keyClicks(search_, "SECO");
    QCOMPARE(column(RunModel::Name), QStringList({"second"}));
    QCOMPARE(runs_->currentRun(), "a");
    QVERIFY(!table_->currentIndex().isValid());
    QTest::keyClicks(search_, "x");
    QVERIFY(!table_->isVisible());
    search_->selectAll();
    QTest::keyClick(search_, Qt::Key_Backspace);
    QCOMPARE(table_->currentIndex().row(), 0);
    QCOMPARE(changed.size(), 0);
  }

  void removingTheSelectedRunSelectsAnother() {
    runs_->putRun(run("a", "first", RunStatus::finished));
    runs_->putRun(run("b", "second", RunStatus::finished));
    QSignalSpy changed(runs_.get(), &RunTable::currentRunChanged);
    runs_->removeRun("a");
    QCOMPARE(runs_->currentRun(), "b");
    runs_->removeRun("b");
    QCOMPARE(runs_->currentRun(), QString());
    QCOMPARE(changed.size(), 2);
    QVERIFY(!table_->isVisible());
  }

  void contextMenuAsksForTheRun() {
    runs_->putRun(run("a", "first", RunStatus::running));
    runs_->putRun(run("b", "second", RunStatus::running));
    QTest::mouseClick(table_->viewport(), Qt::LeftButton, {}, place(1));
    QSignalSpy paused(runs_.get(), &RunTable::pauseRequested);
    chooseFromMenu("pause");
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused.first().first().toString(), "b");
    QSignalSpy stopped(runs_.get(), &RunTable::stopRequested);
    chooseFromMenu("stop");
    QCOMPARE(stopped.size(), 1);
  }

  void commandsFitTheStatus_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QStringList>("offered");
    const auto line = [](const char* name, RunStatus status, const QStringList& offered) {
      QTest::newRow(name) << int(status) << offered;
    };
    line("queued", RunStatus::queued, {"stop", "earlier", "later", "notes", "adapter", "folder"});
    line("running", RunStatus::running, {"pause", "stop", "notes", "adapter", "folder"});
    line("paused", RunStatus::paused, {"resume", "stop", "notes", "adapter", "folder"});
    line("interrupted", RunStatus::interrupted, {"resume", "notes", "adapter", "folder", "remove"});
    line("finished", RunStatus::finished, {"notes", "adapter", "folder", "remove"});
    line("failed", RunStatus::failed, {"resume", "notes", "adapter", "folder", "remove"});
  }

  void commandsFitTheStatus() {
    QFETCH(int, status);
    runs_->putRun(run("a", "first", RunStatus::queued));
    runs_->putRun(run("a", "first", RunStatus(status)));
    QStringList offered;
    for (const QAction* action : table_->actions())
      if (action->isEnabled() && !action->menu()) offered << action->objectName();
    QTEST(offered, "offered");
  }

  void aNarrowTableShowsWhatChanges() {
    runs_->resize(520, 160);
    runs_->putRun(run("a", "A long name of a run on some task", RunStatus::running));
    const QHeaderView* header = table_->horizontalHeader();
    for (const int column :
         {RunModel::Name, RunModel::Status, RunModel::Progress, RunModel::TimeLeft, RunModel::Loss})
      QVERIFY(header->sectionViewportPosition(column) + header->sectionSize(column) <=
              table_->viewport()->width());
    const int number = table_->fontMetrics().horizontalAdvance("0.7000");
    QVERIFY(header->sectionViewportPosition(RunModel::Metric) + number <=
            table_->viewport()->width());
    const int narrow = header->sectionSize(RunModel::Name);
    runs_->resize(900, 160);
    QVERIFY(header->sectionSize(RunModel::Name) > narrow);
  }

  void columnsCanBeHidden() {
    runs_->putRun(run("a", "first", RunStatus::running));
    QMenu* columns = table_->actions().last()->menu();
    QVERIFY(columns);
    columns->popup(runs_->mapToGlobal(QPoint(0, 0)));
    QAction* task = nullptr;
    for (QAction* action : columns->actions())
      if (action->text() == "Task") task = action;
    QVERIFY(task && task->isChecked());
    columns->setActiveAction(task);
    QTest::keyClick(columns, Qt::Key_Return);
    QVERIFY(table_->isColumnHidden(RunModel::Task));
    RunTable next;
    next.setColumns(runs_->columns());
    QVERIFY(next.findChild<QTableView*>()->isColumnHidden(RunModel::Task));
    task->trigger();
    QVERIFY(!table_->isColumnHidden(RunModel::Task));
  }

  void theHeadingOffersTheColumns() {
    runs_->putRun(run("a", "first", RunStatus::running));
    QWidget* heading = table_->horizontalHeader()->viewport();
    const QPoint at = heading->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, heading->mapToGlobal(at));
    QApplication::sendEvent(heading, &event);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), RunModel::ColumnCount - 1);
    menu->close();
  }

  void progressIsDrawnAsABar() {
    RunRow row = run("a", "first", RunStatus::running);
    row.step = 10;
    const QRgb little = middleOfBar(row);
    row.step = 90;
    const QRgb much = middleOfBar(row);
    QVERIFY(little != much);
  }

  void numbersAreTheLocalesButNotInFiles() {
    const QLocale before;
    QLocale::setDefault(QLocale("de_DE"));
    RunRow row = run("a", "first", RunStatus::finished);
    row.loss = 0.61234;
    row.metric = "accuracy";
    row.metricValue = 0.7;
    row.bestValue = 0.7345;
    row.cost = {10240, 10240, 1'230'000'000, 0.0384, 1.234e9};
    runs_->putRun(row);
    const auto shown = cells(0);
    const auto filed = runs_->csv().split('\n').at(1);
    QLocale::setDefault(before);
    QCOMPARE(shown.mid(RunModel::Loss, 7),
             (QStringList{"0,6123", "0,700 accuracy", "0,735", "10.240", "1,2 GB", "38,4 ms",
                          "1,23 GFLOP"}));
    QVERIFY2(filed.contains(",0.6123,0.700 accuracy,0.735,10240,1.2 GB,38.4 ms,1.23 GFLOP,"),
             qPrintable(filed));
  }

  void csvQuotesWhatItMust() {
    runs_->putRun(run("a", "first, \"best\"", RunStatus::failed));
    const QStringList lines = runs_->csv().split('\n');
    QVERIFY(lines[0].startsWith("Run,Method,Task,Status,"));
    QVERIFY(lines[1].startsWith("\"first, \"\"best\"\"\",prompt-tuning,supersense,failed,62 %,"));
    QCOMPARE(lines.size(), 3);
  }

  void everyControlHasAName() { QCOMPARE(namelessControls(runs_.get()), QStringList()); }

 private:
  QStringList cells(int row) const {
    QStringList texts;
    for (int column = 0; column < RunModel::ColumnCount; ++column)
      texts << table_->model()->index(row, column).data().toString();
    return texts;
  }

  QStringList column(int column) const {
    QStringList texts;
    for (int row = 0; row < table_->model()->rowCount(); ++row)
      texts << table_->model()->index(row, column).data().toString();
    return texts;
  }

  QPoint place(int row) const {
    return table_->visualRect(table_->model()->index(row, RunModel::Task)).center();
  }

  void chooseFromMenu(const QString& name) {
    QTimer opened;
    connect(&opened, &QTimer::timeout, this, [this, name, &opened] {
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      if (!menu) return;
      opened.stop();
      const QAction* wanted = runs_->findChild<QAction*>(name);
      for (int i = 0; i < menu->actions().size() && menu->activeAction() != wanted; ++i)
        QTest::keyClick(menu, Qt::Key_Down);
      QTest::keyClick(menu, Qt::Key_Return);
      menu->close();
    });
    opened.start(5);
    const QPoint at = table_->viewport()->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, table_->viewport()->mapToGlobal(at));
    QApplication::sendEvent(table_->viewport(), &event);
  }

  QRgb middleOfBar(const RunRow& row) {
    runs_->putRun(row);
    table_->clearSelection();
    const QRect cell = table_->visualRect(table_->model()->index(0, RunModel::Progress));
    return table_->viewport()->grab().toImage().pixel(cell.center().x(), cell.top() + 6);
  }

  std::unique_ptr<RunTable> runs_;
  QTableView* table_ = nullptr;
  QLineEdit* search_ = nullptr;
};

}  // namespace ptw

QTEST_MAIN(ptw::RunTableTest)
#include "run_table_test.moc"
