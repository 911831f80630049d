// Finding one of a thousand runs: words over names, tags, notes and settings; notes that are taken
// in the table; and how little an update costs.
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include "accessibility.h"
#include "widgets/notes_dialog.h"
#include "widgets/run_table.h"

namespace ptw {
namespace {

RunRow run(int number) {
  RunRow row;
  row.id = QString::number(number);
  row.name = QString("run %1").arg(number);
  row.method = number % 2 ? "SMoP" : "Prompt tuning";
  row.task = number % 3 ? "supersense" : "section";
  row.model = "demo";
  row.status = number % 5 ? RunStatus::finished : RunStatus::running;
  row.steps = 100;
  row.loss = 1.0 / (1 + number);
  row.settings = {QString("prompt_length=%1").arg(number % 20), "learning_rate=0.3"};
  if (number % 2) row.settings << "prompts=4";
  return row;
}

}  // namespace

class RunSearchTest : public QObject {
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

  void wordsFindRuns_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char* words, const QStringList& found) {
      QTest::newRow(words) << QString(words) << found;
    };
    row("", {"0", "1", "2", "3", "4", "5"});
    row("RUN", {"0", "1", "2", "3", "4", "5"});
    row("smop", {"1", "3", "5"});
    row("smop section", {"3"});
    row("section  smop ", {"3"});
    row("running", {"0", "5"});
    row("demo supersense", {"1", "2", "4", "5"});
    row("prompt_length=1", {"1"});
    row("Prompt_Length=1", {"1"});
    row("prompt_length=", {"0", "1", "2", "3", "4", "5"});
    row("prompts", {"1", "3", "5"});
    row("prompt", {"0", "2", "4"});  // in the method's name; no setting is called so
    row("learning_rate=0.3 prompts=4 running", {"5"});
    row("learning_rate=0.31", {});
    row("baseline", {"2", "3"});
    row("long-prompt", {"2"});
    row("diverges", {"4"});
    row("baseline diverges", {});
  }

  void wordsFindRuns() {
    QFETCH(QString, words);
    for (int number = 0; number < 6; ++number) {
      RunRow row = run(number);
      if (number == 2 || number == 3) row.tags << "Baseline";
      if (number == 2) row.tags << "long-prompt";
      if (number == 4) row.note = "It diverges\nafter step 40.";
      runs_->putRun(row);
    }
    QTest::keyClicks(search_, words);
    QTEST(ids(), "found");
  }

  void whatIsFoundChangesWithTheRun() {
    runs_->putRun(run(0));
    runs_->putRun(run(1));
    QTest::keyClicks(search_, "finished");
    QCOMPARE(ids(), QStringList{"1"});
    RunRow row = run(0);
    row.status = RunStatus::finished;
    runs_->putRun(row);
    QCOMPARE(ids(), QStringList({"0", "1"}));
  }

  void tagsAreShown() {
    RunRow row = run(0);
    row.tags = {"baseline", "long prompt"};
    row.note = "keep";
    runs_->putRun(row);
    const auto index = table_->model()->index(0, RunModel::Tags);
    QCOMPARE(index.data().toString(), "baseline, long prompt");
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), "keep");
  }

  void notesAreTaken() {
    RunRow row = run(0);
    row.tags = {"old"};
    row.note = "before";
    runs_->putRun(row);
    QSignalSpy changed(runs_.get(), &RunTable::notesChanged);
    table_->setFocus();
    QTest::keyClick(table_, Qt::Key_F2);
    auto* dialog = runs_->findChild<NotesDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(namelessControls(dialog), QStringList());
    auto* tags = dialog->findChild<QLineEdit*>();
    auto* note = dialog->findChild<QPlainTextEdit*>();
    QCOMPARE(tags->text(), "old");
    QCOMPARE(note->toPlainText(), "before");
    tags->selectAll();
    QTest::keyClicks(tags, " long prompt ,, baseline,baseline");
    note->selectAll();
    QTest::keyClicks(note, "after");
    QTest::keyClick(tags, Qt::Key_Return);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toString(), "0");
    QCOMPARE(changed[0][1].toStringList(), QStringList({"long prompt", "baseline"}));
    QCOMPARE(changed[0][2].toString(), "after");
  }

  void cancelledNotesAreNot() {
    runs_->putRun(run(0));
    QSignalSpy changed(runs_.get(), &RunTable::notesChanged);
    runs_->findChild<QAction*>("notes")->trigger();
    QTest::keyClick(runs_->findChild<NotesDialog*>(), Qt::Key_Escape);
    QCOMPARE(changed.size(), 0);
  }

  void deleteAsksToRemove() {
    runs_->putRun(run(1));
    QSignalSpy removed(runs_.get(), &RunTable::removeRequested);
    table_->setFocus();
    QTest::keyClick(table_, Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
  }

  void columnsOfAnEarlierVersionAreNotTaken() {
    QTableView earlier;
    QStandardItemModel fewer(1, RunModel::ColumnCount - 1);
    earlier.setModel(&fewer);
    earlier.setColumnHidden(RunModel::Task, true);
    runs_->putRun(run(0));
    runs_->setColumns(earlier.horizontalHeader()->saveState());
    QCOMPARE(table_->horizontalHeader()->count(), int(RunModel::ColumnCount));
    QVERIFY(!table_->isColumnHidden(RunModel::Tags));
    QVERIFY(table_->columnWidth(RunModel::Tags) > 0);
  }

  /// Of a thousand runs one is updated: one row is touched, and none moves that need not.
  void anUpdateTouchesOneRow() {
    for (int number = 0; number < 1000; ++number) runs_->putRun(run(number));
    QTest::keyClicks(search_, "smop");
    QCOMPARE(table_->model()->rowCount(), 500);
    table_->sortByColumn(RunModel::Name, Qt::AscendingOrder);
    QSignalSpy changed(&runs_->model(), &QAbstractItemModel::dataChanged);
    QSignalSpy shown(table_->model(), &QAbstractItemModel::dataChanged);
    QSignalSpy sorted(table_->model(), &QAbstractItemModel::layoutChanged);
    QSignalSpy inserted(table_->model(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(table_->model(), &QAbstractItemModel::rowsRemoved);
    for (const int number : {501, 500}) {
      RunRow row = run(number);
      row.step = 7;
      runs_->putRun(row);
    }
    QCOMPARE(changed.size(), 2);
    for (const auto& change : changed)
      QCOMPARE(change[0].toModelIndex().row(), change[1].toModelIndex().row());
    QCOMPARE(shown.size(), 1);  // the search hides the other
    QCOMPARE(shown[0][0].toModelIndex().row(), shown[0][1].toModelIndex().row());
    QCOMPARE(sorted.size() + inserted.size() + removed.size(), 0);
  }

  void rowsAreFoundAfterARemoval() {
    for (int number = 0; number < 1000; ++number) runs_->putRun(run(number));
    runs_->removeRun("500");
    QCOMPARE(runs_->model().rowOf("500"), -1);
    for (const int number : {0, 499, 501, 999}) {
      const int row = runs_->model().rowOf(QString::number(number));
      QCOMPARE(runs_->model().at(row).id, QString::number(number));
    }
    runs_->clear();
    QCOMPARE(runs_->model().rowOf("0"), -1);
  }

 private:
  [[nodiscard]] QStringList ids() const {
    QStringList ids;
    for (int row = 0; row < table_->model()->rowCount(); ++row)
      ids << table_->model()->index(row, RunModel::Name).data().toString().mid(4);
    return ids;
  }

  std::unique_ptr<RunTable> runs_;
  QTableView* table_ = nullptr;
  QLineEdit* search_ = nullptr;
};

}  // namespace ptw

QTEST_MAIN(ptw::RunSearchTest)
#include "run_search_test.moc"
