// Opening what somebody brings: by the menu, or dropped onto the window.
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

#include "app/common/demo.h"
#include "app/common/path_kind.h"
#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "widgets/experiment_panel.h"
#include "widgets/messages.h"
#include "widgets/task_wizard.h"

namespace ptw {
namespace {

/// Without links, as far as that can be found out.
std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code problem;
  const auto found = std::filesystem::weakly_canonical(path, problem);
  return problem ? path.lexically_normal() : found;
}

}  // namespace

void MainWindow::openModel() {
  const auto folder = QFileDialog::getExistingDirectory(this, tr("Hugging Face model folder"));
  if (!folder.isEmpty()) open(folder);
}

void MainWindow::openTask() {
  const auto file = QFileDialog::getOpenFileName(this, tr("Task file"), {}, tr("Tasks (*.json)"));
  if (!file.isEmpty()) open(file);
}

void MainWindow::newTask() {
  const auto file =
      QFileDialog::getOpenFileName(this, tr("Data file"), {}, tr("Data (*.jsonl *.csv *.tsv)"));
  if (!file.isEmpty()) describeData(file);
}

void MainWindow::openAdapter() {
  const auto folder = QFileDialog::getExistingDirectory(this, tr("Adapter folder"));
  if (!folder.isEmpty()) open(folder);
}

void MainWindow::open(const QString& path) {
  const std::filesystem::path target = path.toStdString();
  switch (kind_of(target)) {
    case PathKind::model:
      if (std::ranges::count(models_, path, &ModelChoice::id) > 0) return panel_->chooseModel(path);
      notice_->showText(tr("Opening %1 ...").arg(path));
      return inspector_.describeModel(path);
    case PathKind::task:
      if (std::ranges::count(tasks_, path, &TaskChoice::id) > 0) return panel_->chooseTask(path);
      return inspector_.describeTask(path);
    case PathKind::adapter:
      return importAdapter(path);
    case PathKind::run:
      return openRun(path);
    case PathKind::data:
      return describeData(path);
    case PathKind::unknown:
      notice_->showText(
          tr("%1 is no model, adapter or run folder, no task and no data file.").arg(path));
  }
}

/// Helps to write a task for the file.
void MainWindow::describeData(const QString& path) {
  if (wizard_) return wizard_->raise();
  wizard_ = new TaskWizard(path, this);
  wizard_->setAttribute(Qt::WA_DeleteOnClose);
  connect(wizard_, &TaskWizard::draftChanged, this,
          [this](const TaskDraft& draft) { inspector_.previewTask(draft, panel_->spec()); });
  connect(wizard_, &TaskWizard::saveRequested, &inspector_, &Inspector::writeTask);
  connect(wizard_, &QDialog::finished, &inspector_, &Inspector::forgetDrafts);
  connect(&inspector_, &Inspector::taskPreviewed, wizard_, &TaskWizard::showPreview);
  connect(&inspector_, &Inspector::draftFailed, wizard_,
          [this](const Message& problem) { wizard_->showProblem(translated(problem, "text")); });
  connect(&inspector_, &Inspector::taskWritten, wizard_, [this](const QString& file) {
    wizard_->accept();
    std::erase_if(tasks_, [&](const TaskChoice& task) { return task.id == file; });
    inspector_.describeTask(file);
  });
  wizard_->open();
}

/// Under the model and the task that are chosen in the panel.
void MainWindow::importAdapter(const QString& path) {
  auto over = panel_->spec();
  over.model = remembered_model(over.model);
  over.task = remembered_task(over.task);
  inspector_.importAdapter(path, over, runs_folder_ / newRunId(over).toStdString());
}

/// A run that lies elsewhere stays there.
void MainWindow::openRun(const QString& path) {
  const auto folder = resolved(path.toStdString());
  const auto below = folder.lexically_relative(resolved(runs_folder_));
  const bool elsewhere = below.empty() || *below.begin() == "..";
  const auto id = QString::fromStdString((elsewhere ? folder : below).string());
  if (book_.find(id)) return setCurrentRun(id);
  inspector_.openRun(folder, id);
}

/// From now on, and at the next starts, too.
void MainWindow::knowModel(const QString& model) {
  engine_.know_model(model.toStdString());
  auto known = settings_.value("models").toStringList();
  if (known.contains(model)) return;
  settings_.setValue("models", known << model);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  for (const auto& url : event->mimeData()->urls())
    if (url.isLocalFile()) return event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  for (const auto& url : event->mimeData()->urls())
    if (url.isLocalFile()) open(url.toLocalFile());
  event->acceptProposedAction();
}

}  // namespace ptw
