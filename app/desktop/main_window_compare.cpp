// Comparing runs: the view, and the report that it leaves.
#include <QAction>
#include <QFileDialog>
#include <QTabWidget>

#include "app/common/comparison_file.h"
#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "widgets/compare_view.h"
#include "widgets/curves_view.h"
#include "widgets/messages.h"
#include "widgets/run_table.h"

namespace ptw {

std::vector<std::filesystem::path> MainWindow::foldersOf(const QStringList& ids) {
  std::vector<std::filesystem::path> folders;
  for (const auto& id : ids)
    if (const auto* run = book_.find(id)) folders.push_back(run->job.folder);
  return folders;
}

/// What nobody sees is not compared.
void MainWindow::compareRuns() {
  if (center_->currentWidget() != compare_ || compared_ == table_->selectedRuns()) return;
  compared_ = table_->selectedRuns();
  inspector_.stopComparing();
  if (compared_.size() < 2) return compare_->clear();
  compare_->showBusy();
  inspector_.compareRuns(foldersOf(compared_));
}

void MainWindow::connectCompare() {
  connect(table_, &RunTable::selectedRunsChanged, this, [this] {
    compareRuns();
    updateActions();
  });
  connect(&inspector_, &Inspector::runsCompared, this, [this](const ComparisonReport& report) {
    std::vector<int> styles;
    for (const auto& id : compared_) styles.push_back(curves_->styleOf(id));
    if (styles.size() == report.runs.size()) compare_->showReport(report, styles);
  });
  connect(compare_, &CompareView::pairAsked, &inspector_, &Inspector::comparePair);
  connect(compare_, &CompareView::stopRequested, &inspector_, &Inspector::stopComparing);
  connect(compare_, &CompareView::exportRequested, this, &MainWindow::exportReport);
  connect(&inspector_, &Inspector::pairProgressed, compare_, &CompareView::showProgress);
  connect(&inspector_, &Inspector::pairCompared, compare_, &CompareView::showPair);
  connect(&inspector_, &Inspector::comparisonFailed, this,
          [this](const Message& problem) { compare_->showProblem(translated(problem, "app")); });
  connect(export_report_, &QAction::triggered, this, &MainWindow::exportReport);
  connect(&inspector_, &Inspector::allCompared, this, &MainWindow::writeReport);
}

void MainWindow::exportReport() {
  const auto folders = foldersOf(table_->selectedRuns());
  if (folders.empty()) return;
  auto* dialog = new QFileDialog(this, tr("Export report"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix("html");
  dialog->setNameFilters({tr("Page with figures (*.html)"), tr("Markdown tables (*.md)"),
                          tr("LaTeX tables (*.tex)"), tr("CSV tables (*.csv)")});
  dialog->selectFile("report.html");
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.section("*.", 1).chopped(1));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this, folders](const QString& file) {
    notice_->offer(tr("Comparing the runs for the report ..."), tr("Cancel"),
                   [this] { inspector_.stopReports(); });
    inspector_.compareAll(folders, file);
  });
  dialog->open();
}

void MainWindow::writeReport(const FullComparison& comparison, const QString& file) {
  const Say say(
      [](const Message& message) { return translated(message, "experiments").toStdString(); });
  try {
    write_comparison(file.toStdString(), comparison.report, comparison.pairs, say,
                     QLocale().bcp47Name().toStdString());
    notice_->showText(tr("The report is in %1.").arg(file));
  } catch (const Error& problem) {
    showProblem(problem.message());
  }
}

}  // namespace ptw
