#include "app/desktop/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStatusBar>
#include <QTabWidget>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <algorithm>
#include <utility>

#include "app/common/demo.h"
#include "app/common/folder_name.h"
#include "app/desktop/notice_bar.h"
#include "app/desktop/stored_experiment.h"
#include "widgets/attention_view.h"
#include "widgets/curves_view.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/neighbors_view.h"
#include "widgets/playground_view.h"
#include "widgets/prefix_view.h"
#include "widgets/projection_view.h"
#include "widgets/pruning_view.h"
#include "widgets/routing_view.h"
#include "widgets/run_table.h"
#include "widgets/sweep_view.h"
#include "widgets/timeline_bar.h"

namespace ptw {
namespace {

constexpr int kLookRoundMilliseconds = 1500;

/// A second window on the same folder leaves the queue that is kept for the next start to the
/// first.
bool isFirstWindow(const std::filesystem::path& runs, QLockFile& lock) {
  QDir().mkpath(QString::fromStdString(runs.string()));
  lock.setStaleLockTime(0);
  return lock.tryLock(0) || lock.error() != QLockFile::LockFailedError;
}

}  // namespace

/// A folder name that sorts by time and tells what it is: "20261122-013000-supersense". None is
/// given twice, for many runs may be on their way.
QString MainWindow::newRunId(const RunSpec& spec) {
  const auto time = QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss");
  const auto task = QFileInfo(QString::fromStdString(spec.task)).completeBaseName();
  const auto name = time + "-" + (task.isEmpty() ? "run" : task);
  const auto stem = QString::fromStdString(folder_name(name.toStdString()));
  const auto taken = [this](const QString& id) {
    std::error_code unknown;
    return given_ids_.contains(id) || book_.find(id) ||
           std::filesystem::exists(runs_folder_ / id.toStdString(), unknown);
  };
  auto id = stem;
  for (int number = 2; taken(id); ++number) id = QString("%1-%2").arg(stem).arg(number);
  given_ids_.insert(id);
  return id;
}

MainWindow::MainWindow(Engine& engine, Language& language, const std::filesystem::path& runs)
    : engine_(engine),
      language_(language),
      runs_folder_(runs),
      first_window_(QString::fromStdString((runs / ".window.lock").string())),
      queue_([&engine](const RunJob& job, RunControl& control,
                       TrainingObserver& observer) { return engine.train(job, control, observer); },
             QThread::idealThreadCount()),
      inspector_(engine) {
  if (isFirstWindow(runs, first_window_))
    unfinished_ = settings_.value("session/queue").toStringList();
  buildViews();
  buildActions();
  buildMenus();
  buildToolBar();
  connectViews();
  connectRuns();
  connectInspector();
  for (const auto& model : settings_.value("models").toStringList())
    engine_.know_model(model.toStdString());
  models_ = {{"demo", tr("Demo model"), {}}};
  for (const auto& name : demo_task_names()) {
    const auto id = QString::fromStdString(name);
    tasks_.push_back({id, id, {}});
  }
  panel_->setTasks(tasks_);
  retranslate();
  inspector_.measureMachine();
  inspector_.readStoredRuns(runs_folder_);
  inspector_.readSweeps(runs_folder_);
  round_.setSingleShot(true);
  connect(&round_, &QTimer::timeout, this, &MainWindow::lookRound);
  resize(QSize(1400, 880).boundedTo(screen()->availableSize() - QSize(20, 60)));
  first_layout_ = saveState();
  restore();
}

std::vector<MethodChoice> MainWindow::methodChoices() {
  std::vector<MethodChoice> methods;
  for (const auto& method : known_methods())
    methods.push_back({method.name, translated(method.title, "methods"),
                       translated(method.description, "methods"), method.settings});
  return methods;
}

void MainWindow::describeChoices() {
  for (const auto& model : models_) inspector_.describeModel(model.id);
  for (const auto& task : tasks_) inspector_.describeTask(task.id);
}

void MainWindow::start(const RunSpec& spec) {
  RunSpec remembered = spec;
  remembered.model = remembered_model(spec.model);
  remembered.task = remembered_task(spec.task);
  storeExperiment(settings_, remembered);
  const auto id = newRunId(spec);
  enqueue({{id, runs_folder_ / id.toStdString(), remembered}});
  setCurrentRun(id);
}

void MainWindow::startDemo() {
  RunSpec demo = panel_->spec();
  demo.model = "demo";
  demo.task = demo_task_names().front();
  panel_->setSpec(demo);
  start(panel_->spec());
}

void MainWindow::enqueue(const std::vector<RunJob>& jobs) {
  const bool joins = joining_.empty();
  joining_.insert(joining_.end(), jobs.begin(), jobs.end());
  keepQueue();
  if (joins) joinSome();
}

/// Many jobs a few at a time, so that the window stays live.
void MainWindow::joinSome() {
  constexpr std::ptrdiff_t kAtATime = 40;
  if (closing_) return;
  const auto end = joining_.begin() + std::min(kAtATime, std::ssize(joining_));
  const std::vector jobs(joining_.begin(), end);
  joining_.erase(joining_.begin(), end);
  if (!joining_.empty()) QTimer::singleShot(0, this, &MainWindow::joinSome);
  for (const auto& job : jobs) {
    ours_.insert(job.id);
    if (!book_.find(job.id)) {
      book_.add(job);
      curves_->addRun(job.id, QString::fromStdString(job.spec.name));
    }
  }
  queue_.enqueue(jobs);
  const auto waiting = queue_.waiting();
  for (const auto& job : jobs)
    if (waiting.contains(job.id)) inspector_.keepRun(job);
}

/// A program that is killed finds its queue again.
void MainWindow::keepQueue() {
  if (closing_ || first_window_.error() == QLockFile::LockFailedError) return;
  auto ids = queue_.ids();
  for (const auto& job : joining_) ids << job.id;
  settings_.setValue("session/queue", ids + unfinished_);
  settings_.sync();
}

void MainWindow::goOn(const QString& id) {
  if (trainsElsewhere(id)) return;
  if (auto* run = book_.find(id)) {
    if (run->row.unreadable) return;
    if (run->row.status == RunStatus::paused)
      queue_.resume(id);
    else if (!queue_.ids().contains(id) && run->row.status != RunStatus::finished)
      enqueue({run->job});
  }
}

void MainWindow::takeUpdate(const QString& id, const RunUpdate& update) {
  book_.apply(id, update);
  const auto* run = book_.find(id);
  if (!run) return;
  if (!update.steps.empty()) curves_->appendSteps(id, update.steps);
  for (const auto& evaluation : update.evaluations) curves_->appendEvaluation(id, evaluation);
  showRow(id);
  if (id == current_ && !update.phases.empty()) showPhases();
  if (id == current_)
    for (const auto step : update.checkpoints) timeline_->addStep(step);
  if (update.problem) showProblem(*update.problem);
  if (update.status == RunStatus::finished && compared_.contains(id)) {
    compared_.clear();
    compareRuns();
  }
  if (update.status == RunStatus::finished && id.startsWith(sweeps_->chosenSweep() + '/'))
    measureSweep();
  if (update.status == RunStatus::finished) showNote();
  if (update.status != RunStatus::queued) showStatus();
  if (id == current_) updateActions();
}

/// Many runs a few at a time, so that the window stays live.
void MainWindow::takeStoredRuns(const std::shared_ptr<const std::vector<StoredRun>>& runs,
                                std::size_t from) {
  constexpr std::size_t kAtATime = 20;
  const auto end = std::min(runs->size(), from + kAtATime);
  for (auto i = from; i < end; ++i) takeStoredRun((*runs)[i]);
  if (end < runs->size()) {
    QTimer::singleShot(0, this, [this, runs, end] {
      if (!closing_) takeStoredRuns(runs, end);
    });
    return;
  }
  if (current_.isEmpty() && !runs->empty()) setCurrentRun(QString::fromStdString(runs->back().id));
  planLostRuns();
  unfinished_.removeIf([this](const QString& id) {
    const auto* run = book_.find(id);
    return !run || queue_.ids().contains(id) || run->row.status == RunStatus::finished ||
           run->row.elsewhere || run->row.unreadable;
  });
  tellUnreadable(*runs);
  offerToGoOn();
  showNote();
  round_.start(kLookRoundMilliseconds);
}

void MainWindow::tellUnreadable(const std::vector<StoredRun>& runs) {
  QStringList problems;
  for (const auto& run : runs)
    if (!run.damage.pattern.empty()) problems << translated(run.damage, "training");
  if (problems.size() == 1)
    notice_->showText(tr("One run cannot be read. %1").arg(problems.front()));
  if (problems.size() > 1)
    notice_->showText(
        tr("%1 runs cannot be read: their rows in the table say why.").arg(problems.size()));
}

/// Runs of a sweep that waited, but had no folder yet when the program was killed.
void MainWindow::planLostRuns() {
  std::map<QString, QStringList> lost;
  for (const auto& id : unfinished_)
    if (id.contains('/') && !book_.find(id)) lost[id.section('/', 0, 0)] << id;
  for (const auto& [sweep, ids] : lost)
    inspector_.planLostRuns(runs_folder_ / sweep.toStdString(), ids);
}

void MainWindow::takeLostRuns(const std::vector<RunJob>& jobs) {
  for (const auto& job : jobs) {
    if (book_.find(job.id)) continue;
    book_.add(job);
    book_.find(job.id)->row.status = RunStatus::stopped;
    curves_->addRun(job.id, QString::fromStdString(job.spec.name));
    showRow(job.id);
    unfinished_ << job.id;
  }
  offerToGoOn();
}

void MainWindow::takeStoredRun(StoredRun stored) {
  const auto id = QString::fromStdString(stored.id);
  if (book_.find(id)) return;  // started since
  if (stored.status == RunStatus::interrupted && !unfinished_.contains(id)) unfinished_ << id;
  if (stored.status == RunStatus::queued && !stored.elsewhere) stored.status = RunStatus::stopped;
  if (!stored.notes_problem.pattern.empty()) showProblem(stored.notes_problem);
  if (stored.damage.pattern.empty()) engine_.know_model(stored.spec.model);
  book_.add(stored);
  if (!stored.damage.pattern.empty()) return table_->putRun(book_.find(id)->row);
  curves_->addRun(id, QString::fromStdString(stored.spec.name));
  curves_->appendSteps(id, stored.steps);
  for (const auto& evaluation : stored.evaluations) curves_->appendEvaluation(id, evaluation);
  showRow(id);
}

void MainWindow::offerToGoOn() {
  if (unfinished_.isEmpty()) return;
  notice_->offer(unfinished_.size() == 1
                     ? tr("A run was cut off when the program ended.")
                     : tr("%1 runs were cut off when the program ended.").arg(unfinished_.size()),
                 tr("Go on training"), [this] {
                   for (const auto& id : std::exchange(unfinished_, {})) goOn(id);
                 });
}

KnownRun* MainWindow::current() {
  return book_.find(current_);
}

void MainWindow::setCurrentRun(const QString& id) {
  if (id == current_) return;
  current_ = id;
  neighbors_->clear();
  projection_->clear();
  playground_->clear();
  routing_->clear();
  pruning_->clear();
  prefix_->clear();
  attention_->clear();
  inspector_.setPieces(0);
  table_->setCurrentRun(id);
  curves_->setCurrentRun(id);
  inspector_.lookAway();
  const auto* run = current();
  if (run && run->row.unreadable) notice_->showText(run->row.problem);
  showPhases();
  timeline_->setSteps(run ? run->checkpoints : std::vector<std::int64_t>{});
  lookAt(timeline_->step());
  showStatus();
  updateActions();
}

void MainWindow::lookAt(std::int64_t step) {
  const auto* run = current();
  if (!run || step < 0) {
    curves_->setCursorStep({});
    return;
  }
  inspector_.lookAt({run->job.folder, step});
  pruning_->expect(step);
  const auto cursor = timeline_->isLive() ? std::nullopt : std::optional(step);
  curves_->setCursorStep(cursor);
  routing_->setCursorStep(cursor);
  if (!playground_->input().isEmpty())
    inspector_.answer(playground_->input(), playground_->forcedPrompt());
}

void MainWindow::showRow(const QString& id) {
  auto* run = book_.find(id);
  if (!run) return;
  if (!run->row.unreadable) run->row.style = curves_->styleOf(id);
  table_->putRun(run->row);
}

void MainWindow::showPhases() {
  const auto* run = current();
  timeline_->setTotalSteps(run ? run->row.steps : 0);
  std::vector<PhaseMark> marks;
  if (run && run->phases.size() > 1)
    for (const auto& phase : run->phases) {
      const auto name = translated(phase.name, "training");
      // A phase that is one piece of work has no room of its own.
      if (!marks.empty() && phase.step - marks.back().step <= 1)
        marks.back().name += ", " + name;
      else
        marks.push_back({phase.step, name});
    }
  curves_->setPhases(marks);
}

void MainWindow::showNote() {
  panel_->setNote(book_.experience(QString::fromStdString(panel_->spec().task)));
}

void MainWindow::showProblem(const Message& problem) {
  notice_->showText(translated(problem, "training"));
}

void MainWindow::removeRun(const QString& id) {
  const auto* run = book_.find(id);
  if (!run || queue_.ids().contains(id) || trainsElsewhere(id)) return;
  const auto folder = QString::fromStdString(run->job.folder.string());
  const auto answer = QMessageBox::question(
      this, tr("Remove run"), tr("Move the run \"%1\" to the trash?").arg(elided(run->row.name)));
  if (answer != QMessageBox::Yes || trainsElsewhere(id)) return;
  if (QFile::exists(folder) && !QFile::moveToTrash(folder)) {
    notice_->showText(tr("%1 cannot be moved to the trash. Remove it by hand.").arg(folder));
    return;
  }
  book_.remove(id);
  curves_->removeRun(id);
  if (current_ == id) setCurrentRun({});
  table_->removeRun(id);
}

/// Sees what other programs do with the runs.
void MainWindow::lookRound() {
  looking_.start();
  const auto jobs = book_.jobs();
  std::set<std::filesystem::path> known;
  for (const auto& job : jobs) known.insert(job.folder);
  for (const auto& id : given_ids_) known.insert(runs_folder_ / id.toStdString());
  inspector_.readFurtherRuns(runs_folder_, known);
  inspector_.askOtherPrograms(jobs);
}

/// Runs that another program has just let go are followed once more: to see how they ended.
void MainWindow::takeOtherPrograms(const OtherPrograms& seen) {
  for (const auto& id : seen.train) setElsewhere(id, true);
  for (const auto& job : book_.jobs()) {
    const auto* run = book_.find(job.id);
    const bool changed = seen.changed.contains(job.id) && !ours_.contains(job.id);
    if (!run->row.unreadable && (run->row.elsewhere || changed))
      inspector_.followRun(job, {run->row.step, run->evaluations, run->phases.size()});
  }
  round_.start(kLookRoundMilliseconds);
}

void MainWindow::takeFollowed(const QString& id, const FollowedRun& followed) {
  const auto* run = book_.find(id);
  if (!run || queue_.ids().contains(id)) return;
  auto update = followed.update;
  if (update.status == run->row.status) {  // nothing new, nor why
    update.status.reset();
    update.problem.reset();
  }
  if (!followed.goes_on && update.status == RunStatus::queued) update.status = RunStatus::stopped;
  if (!run->checkpoints.empty())
    std::erase_if(update.checkpoints,
                  [last = run->checkpoints.back()](auto step) { return step <= last; });
  takeUpdate(id, update);
  setElsewhere(id, followed.goes_on);
  // A long history takes its time: four times as long nothing is asked.
  round_.start(std::max<int>(kLookRoundMilliseconds, 4 * static_cast<int>(looking_.elapsed())));
}

void MainWindow::setElsewhere(const QString& id, bool elsewhere) {
  auto* run = book_.find(id);
  if (!run || run->row.unreadable || run->row.elsewhere == elsewhere) return;
  run->row.elsewhere = elsewhere;
  if (elsewhere) unfinished_.removeAll(id);
  showRow(id);
  if (id == current_) updateActions();
}

/// A person is told that it does.
bool MainWindow::trainsElsewhere(const QString& id) {
  const auto* run = book_.find(id);
  if (!run || !Engine::trains_elsewhere(run->job.folder)) return false;
  setElsewhere(id, true);
  notice_->showText(tr("\"%1\" trains in another program.").arg(run->row.name));
  return true;
}

void MainWindow::exportAdapter(const QString& id) {
  const auto* run = book_.find(id);
  if (!run) return;
  const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for the adapter"));
  if (!folder.isEmpty()) inspector_.exportAdapter(run->job.folder, folder);
}

void MainWindow::exportPlain(bool removesTokens) {
  const auto* run = current();
  if (!run) return;
  const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for the adapter"));
  if (!folder.isEmpty()) inspector_.exportPlain(run->job.folder, folder, removesTokens);
}

/// A child run of the one looked at.
void MainWindow::retrain(const PromptMask& mask, bool removesTokens, bool fromTrained) {
  const auto* parent = current();
  if (!parent || timeline_->step() < 0) return;
  const auto folder = runs_folder_ / newRunId(parent->job.spec).toStdString();
  const auto name = tr("%1, retrained").arg(parent->row.name);
  inspector_.prepareRetraining({name.toStdString(),
                                {parent->job.folder, timeline_->step()},
                                mask,
                                removesTokens,
                                fromTrained},
                               folder);
}

bool MainWindow::askBeforeClosing() {
  QMessageBox box(QMessageBox::Question, tr("Training is going on"),
                  tr("Close the program? The training runs are stopped with a checkpoint, and the "
                     "next start offers to go on."),
                  QMessageBox::NoButton, this);
  const QAbstractButton* close = box.addButton(tr("Stop and close"), QMessageBox::AcceptRole);
  box.addButton(tr("Keep training"), QMessageBox::RejectRole);
  box.exec();
  return box.clickedButton() == close;
}

void MainWindow::closeEvent(QCloseEvent* event) {
  store();
  if (queue_.isBusy() && (closing_ || !askBeforeClosing())) return event->ignore();
  if (!queue_.isBusy()) return event->accept();  // the last run may have ended behind the question
  event->ignore();
  closing_ = true;
  connect(&queue_, &RunQueue::idle, this, &QWidget::close);
  status_->setText(tr("Writing a checkpoint before closing ..."));
  queue_.stopAll();
}

}  // namespace ptw
