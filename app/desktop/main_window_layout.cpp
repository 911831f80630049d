// How the window is put together: views, actions, menus, and what is restored at a start.
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLocale>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>
#include <QStyle>
#include <QTabWidget>
#include <QThread>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "app/desktop/stored_experiment.h"
#include "widgets/attention_view.h"
#include "widgets/compare_view.h"
#include "widgets/curves_view.h"
#include "widgets/labels.h"
#include "widgets/lesson_view.h"
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

void MainWindow::buildViews() {
  curves_ = new CurvesView;
  routing_ = new RoutingView(&selection_);
  pruning_ = new PruningView(&selection_);
  prefix_ = new PrefixView(&selection_);
  attention_ = new AttentionView(&selection_);
  projection_ = new ProjectionView(&selection_);
  sweeps_ = new SweepView;
  compare_ = new CompareView(&selection_);
  timeline_ = new TimelineBar;
  notice_ = new NoticeBar;
  setAcceptDrops(true);
  center_ = new QTabWidget;
  center_->setDocumentMode(true);
  for (QWidget* view : std::initializer_list<QWidget*>{curves_, routing_, pruning_, prefix_,
                                                       attention_, projection_, sweeps_, compare_})
    center_->addTab(view, {});
  auto* middle = new QWidget(this);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(notice_);
  column->addWidget(center_, 1);
  column->addWidget(timeline_);
  setCentralWidget(middle);

  panel_ = new ExperimentPanel;
  neighbors_ = new NeighborsView(&selection_);
  playground_ = new PlaygroundView;
  lesson_ = new LessonView;
  table_ = new RunTable;
  auto* experiment = addDock(QT_TR_NOOP("Experiment"), panel_, Qt::LeftDockWidgetArea);
  auto* neighbors = addDock(QT_TR_NOOP("Neighbours"), neighbors_, Qt::RightDockWidgetArea);
  auto* playground = addDock(QT_TR_NOOP("Playground"), playground_, Qt::RightDockWidgetArea);
  auto* runs = addDock(QT_TR_NOOP("Runs"), table_, Qt::BottomDockWidgetArea);
  auto* lesson = addDock(QT_TR_NOOP("Lesson"), lesson_, Qt::RightDockWidgetArea);
  tabifyDockWidget(playground, lesson);
  lesson->hide();
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  // Small screens: what has no room of its own shares one place.
  constexpr int kRoomForBoth = 800;
  constexpr int kRoomForRuns = 500;
  constexpr int kRoomForThree = 700;
  const auto room = screen()->availableSize();
  auto* shared = room.width() < kRoomForThree ? experiment : neighbors;
  if (shared == experiment) tabifyDockWidget(shared, neighbors);
  if (shared == experiment || room.height() < kRoomForBoth) tabifyDockWidget(shared, playground);
  if (room.height() < kRoomForRuns) tabifyDockWidget(shared, runs);
  shared->raise();
  if (shared == experiment)
    resizeDocks({experiment}, {250}, Qt::Horizontal);
  else
    resizeDocks({experiment, neighbors}, {290, 430}, Qt::Horizontal);
  resizeDocks({neighbors, playground}, {340, 300}, Qt::Vertical);
  resizeDocks({runs}, {150}, Qt::Vertical);

  status_ = new QLabel(this);
  status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  device_ = new QLabel(this);
  statusBar()->addWidget(status_, 1);
  statusBar()->addPermanentWidget(device_);
}

QDockWidget* MainWindow::addDock(const char* name, QWidget* view, Qt::DockWidgetArea area) {
  auto* dock = new QDockWidget(this);
  dock->setObjectName(name);
  dock->setWidget(view);
  addDockWidget(area, dock);
  docks_.emplace_back(dock, name);
  return dock;
}

void MainWindow::buildActions() {
  const auto add = [this](QStyle::StandardPixmap icon, const QKeySequence& keys) {
    auto* action = new QAction(style()->standardIcon(icon), {}, this);
    action->setShortcut(keys);
    return action;
  };
  start_ = add(QStyle::SP_MediaPlay, Qt::CTRL | Qt::Key_Return);
  pause_ = add(QStyle::SP_MediaPause, Qt::CTRL | Qt::Key_P);
  stop_ = add(QStyle::SP_MediaStop, Qt::CTRL | Qt::Key_Period);
  open_model_ = add(QStyle::SP_DirOpenIcon, QKeySequence::Open);
  open_task_ = add(QStyle::SP_FileIcon, Qt::CTRL | Qt::SHIFT | Qt::Key_O);
  export_ = add(QStyle::SP_DialogSaveButton, Qt::CTRL | Qt::Key_E);
  new_task_ = new QAction(this);
  open_adapter_ = new QAction(this);
  new_sweep_ = new QAction(this);
  new_figure_ = new QAction(this);
  export_zeros_ = new QAction(this);
  export_short_ = new QAction(this);
  export_report_ = new QAction(this);
  quit_ = new QAction(this);
  quit_->setShortcut(QKeySequence::Quit);
  reset_layout_ = new QAction(this);
  about_ = new QAction(this);
  at_once_ = new QActionGroup(this);
  for (int runs = 1; runs <= std::max(2, QThread::idealThreadCount()); ++runs) {
    auto* action = at_once_->addAction(QString());
    action->setCheckable(true);
    action->setData(runs);
  }
  languages_ = new QActionGroup(this);
  for (const auto& code : Language::codes()) {
    auto* action = languages_->addAction(QString());
    action->setCheckable(true);
    action->setData(code);
    action->setChecked(code == language_.chosen());
  }

  connect(start_, &QAction::triggered, this, [this] {
    if (panel_->isValid()) start(panel_->spec());
  });
  connect(pause_, &QAction::triggered, this, [this] {
    const auto* run = current();
    if (run && run->row.status == RunStatus::running)
      queue_.pause(current_);
    else
      goOn(current_);
  });
  connect(stop_, &QAction::triggered, this, [this] { queue_.stop(current_); });
  connect(open_model_, &QAction::triggered, this, &MainWindow::openModel);
  connect(open_task_, &QAction::triggered, this, &MainWindow::openTask);
  connect(new_task_, &QAction::triggered, this, &MainWindow::newTask);
  connect(open_adapter_, &QAction::triggered, this, &MainWindow::openAdapter);
  connect(export_, &QAction::triggered, this, [this] { exportAdapter(current_); });
  connect(export_zeros_, &QAction::triggered, this, [this] { exportPlain(false); });
  connect(export_short_, &QAction::triggered, this, [this] { exportPlain(true); });
  connect(quit_, &QAction::triggered, this, &QWidget::close);
  connect(reset_layout_, &QAction::triggered, this, [this] { restoreState(first_layout_); });
  connect(about_, &QAction::triggered, this, [this] {
    QMessageBox::about(
        this, tr("About"),
        tr("<p><b>Prompt Tuning Workbench %1</b></p><p>Trains soft prompts on a frozen language "
           "model and shows what they learn.</p><p>Lester, Al-Rfou, Constant: The Power of Scale "
           "for Parameter-Efficient Prompt Tuning. EMNLP 2021.</p><p>Free software under the GNU "
           "General Public License, version 3 or later.</p>")
            .arg(QCoreApplication::applicationVersion()));
  });
  connect(at_once_, &QActionGroup::triggered, this, [this](const QAction* action) {
    queue_.setAtOnce(action->data().toInt());
    settings_.setValue("runs_at_once", queue_.atOnce());
  });
  connect(languages_, &QActionGroup::triggered, this, [this](const QAction* action) {
    language_.choose(action->data().toString());
    settings_.setValue("language", language_.chosen());
  });
}

void MainWindow::buildMenus() {
  file_menu_ = menuBar()->addMenu(QString());
  file_menu_->addActions({open_model_, open_task_, new_task_, new_figure_, open_adapter_, export_,
                          export_zeros_, export_short_, export_report_});
  file_menu_->addSeparator();
  file_menu_->addAction(quit_);
  run_menu_ = menuBar()->addMenu(QString());
  run_menu_->addActions({start_, pause_, stop_});
  run_menu_->addSeparator();
  run_menu_->addAction(new_sweep_);
  at_once_menu_ = run_menu_->addMenu(QString());
  at_once_menu_->addActions(at_once_->actions());
  view_menu_ = menuBar()->addMenu(QString());
  for (const auto& [dock, name] : docks_) view_menu_->addAction(dock->toggleViewAction());
  view_menu_->addAction(reset_layout_);
  view_menu_->addSeparator();
  language_menu_ = view_menu_->addMenu(QString());
  language_menu_->addActions(languages_->actions());
  help_menu_ = menuBar()->addMenu(QString());
  help_menu_->addAction(about_);
}

void MainWindow::buildToolBar() {
  toolbar_ = addToolBar(QString());
  toolbar_->setObjectName("toolbar");
  toolbar_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize);
  toolbar_->setIconSize({icon, icon});
  toolbar_->addActions({start_, pause_, stop_});
  toolbar_->addSeparator();
  toolbar_->addActions({open_model_, open_task_, export_});
  view_menu_->addAction(toolbar_->toggleViewAction());
}

void MainWindow::restore() {
  if (const auto spec = storedExperiment(settings_)) panel_->setSpec(*spec);
  restoreGeometry(settings_.value("window/geometry").toByteArray());
  resize(size().boundedTo(screen()->availableSize()));  // it may have been a larger one
  restoreState(settings_.value("window/state").toByteArray());
  table_->setColumns(settings_.value("window/run_columns").toByteArray());
  center_->setCurrentIndex(settings_.value("window/tab").toInt());
  queue_.setAtOnce(settings_.value("runs_at_once", 1).toInt());
  for (auto* action : at_once_->actions())
    action->setChecked(action->data().toInt() == queue_.atOnce());
  watchViews();
}

void MainWindow::store() {
  storeExperiment(settings_, panel_->spec());
  settings_.setValue("window/geometry", saveGeometry());
  settings_.setValue("window/state", saveState());
  settings_.setValue("window/run_columns", table_->columns());
  settings_.setValue("window/tab", center_->currentIndex());
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void MainWindow::retranslate() {
  setWindowTitle(tr("Prompt Tuning Workbench"));
  const QStringList views{tr("Curves"),    tr("Routing"),    tr("Pruning"), tr("Prefix"),
                          tr("Attention"), tr("Projection"), tr("Sweeps"),  tr("Compare")};
  for (int i = 0; i < views.size(); ++i) center_->setTabText(i, views.at(i));
  center_->setAccessibleName(tr("Views of the run"));
  for (const auto& [dock, name] : docks_) dock->setWindowTitle(tr(name));
  file_menu_->setTitle(tr("&File"));
  run_menu_->setTitle(tr("&Run"));
  at_once_menu_->setTitle(tr("Runs at &once"));
  at_once_menu_->setToolTip(tr("They share the processors; one alone is the quickest to end"));
  for (auto* action : at_once_->actions())
    action->setText(locale().toString(action->data().toInt()));
  view_menu_->setTitle(tr("&View"));
  language_menu_->setTitle(tr("&Language"));
  help_menu_->setTitle(tr("&Help"));
  toolbar_->setWindowTitle(tr("Toolbar"));
  start_->setText(tr("Start"));
  start_->setToolTip(tr("Train the experiment on the left; further runs wait their turn"));
  stop_->setText(tr("Stop"));
  stop_->setToolTip(tr("End the selected run with a checkpoint; it can go on later"));
  open_model_->setText(tr("Open model..."));
  open_task_->setText(tr("Open task..."));
  new_task_->setText(tr("New task from data..."));
  open_adapter_->setText(tr("Open adapter..."));
  new_figure_->setText(tr("New from paper..."));
  new_figure_->setToolTip(tr("Make a figure of the papers again, on this model and task"));
  new_sweep_->setText(tr("New sweep..."));
  new_sweep_->setToolTip(tr("Train every combination of several settings, with several seeds"));
  export_->setText(tr("Export adapter..."));
  export_->setToolTip(tr("Write the selected run's best prompt as a PEFT adapter"));
  export_zeros_->setText(tr("Export plain prompt, masked tokens as zeros..."));
  export_short_->setText(tr("Export plain prompt, without masked tokens..."));
  export_report_->setText(tr("Export report..."));
  export_report_->setToolTip(tr("Compare the selected runs in one file"));
  quit_->setText(tr("Quit"));
  reset_layout_->setText(tr("Reset layout"));
  about_->setText(tr("About"));
  const QStringList names{tr("As the desktop"), "English", "한국어"};
  for (int i = 0; i < names.size(); ++i) languages_->actions().at(i)->setText(names.at(i));
  book_.retranslate();
  for (int row = 0; row < table_->model().rowCount(); ++row)
    showRow(QString(table_->model().at(row).id));
  models_.front().name = tr("Demo model");
  panel_->setMethods(methodChoices());
  panel_->setModels(models_);
  describeChoices();
  showPhases();
  showMachine();
  showStatus();
  showNote();
  updateActions();
}

void MainWindow::showMachine() {
  if (machine_.gflops <= 0) return;
  device_->setText((machine_.multiplies_bf16 ? tr("CPU with bf16, processors: %1")
                                             : tr("CPU without bf16, processors: %1"))
                       .arg(machine_.processors));
  device_->setToolTip(tr("Matrix products run at %1 GFLOP/s per core")
                          .arg(QLocale().toString(machine_.gflops, 'f', 0)));
  if (machine_.has_slow_blas())
    notice_->showText(
        tr("LibTorch's matrix products run at only %1 GFLOP/s: install the package "
           "libopenblas0-openmp, and fine-tuning and neighbours are many times faster.")
            .arg(QLocale().toString(machine_.gflops, 'f', 0)));
  else if (machine_.blas_has_own_threads)
    notice_->showText(
        tr("OpenBLAS makes threads of its own here: install the package libopenblas0-openmp, and "
           "training takes less than half the time."));
}

void MainWindow::showStatus() {
  const auto ids = queue_.ids();
  const auto* run = ids.isEmpty() ? nullptr : book_.find(ids.front());
  if (!run) {
    status_->setText(tr("Ready. Press Start to train."));
    return;
  }
  auto text = tr("%1: %2, step %3 of %4")
                  .arg(elided(run->row.name), statusText(run->row.status))
                  .arg(run->row.step)
                  .arg(run->row.steps);
  if (run->row.secondsLeft >= 0) text += tr(", %1 left").arg(humanDuration(run->row.secondsLeft));
  const auto waiting = queue_.waiting().size();
  if (const auto others = ids.size() - waiting - 1; others > 0)
    text += tr("; %1 more training").arg(others);
  if (waiting > 0) text += tr("; %1 more waiting").arg(waiting);
  status_->setText(text);
}

void MainWindow::updateActions() {
  const auto* run = current();
  const auto status = run ? run->row.status : RunStatus::finished;
  const bool queued = queue_.ids().contains(current_);
  start_->setEnabled(panel_->isValid());
  const bool ours = run && !run->row.elsewhere && !run->row.unreadable;
  pause_->setEnabled(ours && (status == RunStatus::running || status == RunStatus::paused ||
                              (!queued && status != RunStatus::finished)));
  const bool running = ours && status == RunStatus::running;
  pause_->setText(running || !pause_->isEnabled() ? tr("Pause") : tr("Go on"));
  pause_->setIcon(style()->standardIcon(
      running || !pause_->isEnabled() ? QStyle::SP_MediaPause : QStyle::SP_MediaSkipForward));
  stop_->setEnabled(queued);
  const bool kept = run && !run->checkpoints.empty();
  export_->setEnabled(kept);
  export_report_->setEnabled(!table_->selectedRuns().isEmpty());
  for (auto* action : {export_zeros_, export_short_})
    action->setEnabled(kept && run->job.spec.method == "xprompt");
}

}  // namespace ptw
