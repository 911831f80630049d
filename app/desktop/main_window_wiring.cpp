// How the views, the queue and the inspector speak to each other.
#include <QDesktopServices>
#include <QFileInfo>
#include <QLocale>
#include <QTabWidget>
#include <QUrl>

#include "app/desktop/main_window.h"
#include "app/desktop/notice_bar.h"
#include "widgets/attention_view.h"
#include "widgets/curves_view.h"
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

void MainWindow::connectViews() {
  connect(panel_, &ExperimentPanel::startRequested, this, &MainWindow::start);
  connect(panel_, &ExperimentPanel::openModelRequested, this, &MainWindow::openModel);
  connect(panel_, &ExperimentPanel::openTaskRequested, this, &MainWindow::openTask);
  connect(panel_, &ExperimentPanel::changed, this, [this] {
    showNote();
    updateActions();
  });
  connect(center_, &QTabWidget::currentChanged, this, &MainWindow::watchViews);
  connectRouting();
  connectPruning();
  connectSight();
  connectSweeps();
  connectCompare();
  connect(timeline_, &TimelineBar::stepChanged, this, [this](std::int64_t step) { lookAt(step); });
  connect(curves_, &CurvesView::stepClicked, timeline_, &TimelineBar::goToStep);
  connect(&selection_, &Selection::tokenChanged, &inspector_, &Inspector::setToken);
  connect(neighbors_, &NeighborsView::similarityChanged, &inspector_, &Inspector::setSimilarity);
  connect(neighbors_, &NeighborsView::neighborCountChanged, &inspector_,
          &Inspector::setNeighborCount);
  connect(playground_, &PlaygroundView::asked, this, [this](const QString& typed) {
    if (timeline_->step() < 0)
      return playground_->showProblem(tr("Start a run first: there is no prompt to compare yet."));
    playground_->showBusy();
    inspector_.answer(typed, playground_->forcedPrompt());
  });
  connect(playground_, &PlaygroundView::exampleRequested, this, [this] {
    const auto* run = current();
    inspector_.askExample(QString::fromStdString(run ? run->job.spec.task : panel_->spec().task));
  });
}

void MainWindow::connectRouting() {
  connect(routing_, &RoutingView::asked, this, [this](const QString& typed) {
    if (timeline_->step() < 0)
      return routing_->showProblem(tr("Start a run first: there is no prompt to compare yet."));
    routing_->showBusy();
    inspector_.route(typed);
  });
  connect(routing_, &RoutingView::stepClicked, timeline_, &TimelineBar::goToStep);
  connect(&inspector_, &Inspector::neighborsReady, routing_, &RoutingView::showNeighbors);
  connect(&inspector_, &Inspector::routingHistoryReady, routing_, &RoutingView::showHistory);
  connect(&inspector_, &Inspector::routingReady, this, [this](const RoutingReport& report) {
    if (report.prompts > 0)
      routing_->showReport(report);
    else
      routing_->clear();
  });
  connect(&inspector_, &Inspector::routingFailed, this,
          [this](const Message& problem) { routing_->showFault(translated(problem, "app")); });
  connect(&inspector_, &Inspector::routeReady, routing_, &RoutingView::showAnswer);
  connect(&inspector_, &Inspector::routeFailed, this,
          [this](const Message& problem) { routing_->showProblem(translated(problem, "model")); });
}

void MainWindow::connectPruning() {
  connect(pruning_, &PruningView::maskEdited, &inspector_, &Inspector::tryMask);
  connect(pruning_, &PruningView::masksTried, &inspector_, &Inspector::keepMasks);
  connect(pruning_, &PruningView::piecesChanged, &inspector_, &Inspector::setPieces);
  connect(pruning_, &PruningView::figureRequested, &inspector_, &Inspector::drawMaskingFigure);
  connect(pruning_, &PruningView::retrainRequested, this, &MainWindow::retrain);
  connect(&inspector_, &Inspector::pruningReady, this,
          [this](const PruningReport& report, int embeddingSize) {
            if (report.token_importance.empty()) return pruning_->clear();
            pruning_->setEmbeddingSize(embeddingSize);
            pruning_->showReport(report);
          });
  connect(&inspector_, &Inspector::maskScored, pruning_, &PruningView::showScore);
  connect(&inspector_, &Inspector::maskingFigureReady, pruning_, &PruningView::showFigure);
  connect(&inspector_, &Inspector::pruningFailed, this, [this](const Message& problem) {
    pruning_->showProblem(translated(problem, "methods"));
  });
  connect(&inspector_, &Inspector::retrainingPrepared, this,
          [this](const RunSpec& spec, const QString& folder) {
            const auto id = QFileInfo(folder).fileName();
            enqueue({{id, folder.toStdString(), spec}});
            setCurrentRun(id);
          });
}

void MainWindow::connectSight() {
  connect(&inspector_, &Inspector::prefixReady, prefix_, &PrefixView::showReport);
  connect(attention_, &AttentionView::asked, this, [this](const QString& typed) {
    if (timeline_->step() < 0)
      return attention_->showProblem(tr("Start a run first: there is nothing to look at yet."));
    attention_->showBusy();
    inspector_.lookAtAttention(typed);
  });
  connect(&inspector_, &Inspector::attentionReady, attention_, &AttentionView::showReport);
  connect(&inspector_, &Inspector::attentionFailed, this, [this](const Message& problem) {
    attention_->showProblem(translated(problem, "model"));
  });
}

/// Only what can be seen is worth computing.
void MainWindow::watchViews() {
  inspector_.watchRouting(center_->currentWidget() == routing_);
  inspector_.watchPruning(center_->currentWidget() == pruning_);
  inspector_.watchPrefix(center_->currentWidget() == prefix_);
  measureSweep();
  compareRuns();
}

void MainWindow::connectRuns() {
  connect(&queue_, &RunQueue::updated, this, &MainWindow::takeUpdate);
  connect(&queue_, &RunQueue::changed, this, &MainWindow::keepQueue);
  connect(&queue_, &RunQueue::changed, this, &MainWindow::showStatus);
  connect(table_, &RunTable::currentRunChanged, this, &MainWindow::setCurrentRun);
  connect(table_, &RunTable::pauseRequested, &queue_, &RunQueue::pause);
  connect(table_, &RunTable::resumeRequested, this, &MainWindow::goOn);
  connect(table_, &RunTable::stopRequested, &queue_, &RunQueue::stop);
  connect(table_, &RunTable::moveRequested, &queue_, &RunQueue::move);
  connect(table_, &RunTable::removeRequested, this, &MainWindow::removeRun);
  connect(table_, &RunTable::notesChanged, this,
          [this](const QString& id, const QStringList& tags, const QString& note) {
            const auto* run = book_.find(id);
            if (!run) return;
            RunNotes notes{{}, note.toStdString()};
            for (const auto& tag : tags) notes.tags.push_back(tag.toStdString());
            inspector_.keepNotes(run->job, notes);
          });
  connect(table_, &RunTable::exportRequested, this, &MainWindow::exportAdapter);
  connect(table_, &RunTable::showFolderRequested, this, [this](const QString& id) {
    if (const auto* run = book_.find(id))
      QDesktopServices::openUrl(
          QUrl::fromLocalFile(QString::fromStdString(run->job.folder.string())));
  });
}

void MainWindow::connectInspector() {
  connect(&inspector_, &Inspector::neighborsReady, neighbors_, &NeighborsView::showReport);
  connect(&inspector_, &Inspector::driftReady, neighbors_, &NeighborsView::showDrift);
  connect(&inspector_, &Inspector::projectionReady, projection_, &ProjectionView::showReport);
  connect(&inspector_, &Inspector::answerReady, playground_, &PlaygroundView::showReport);
  connect(&inspector_, &Inspector::answerFailed, this, [this](const Message& problem) {
    playground_->showProblem(translated(problem, "model"));
  });
  connect(&inspector_, &Inspector::failed, this, &MainWindow::showProblem);
  connect(&inspector_, &Inspector::exampleReady, this, [this](const ExampleText& example) {
    playground_->setInput(QString::fromStdString(example.input),
                          QString::fromStdString(example.gold));
  });
  connect(&inspector_, &Inspector::machineMeasured, this, [this](const MachineReport& report) {
    machine_ = report;
    showMachine();
  });
  for (const auto read : {&Inspector::storedRunsRead, &Inspector::furtherRunsRead})
    connect(&inspector_, read, this, [this](const std::vector<StoredRun>& runs) {
      takeStoredRuns(std::make_shared<const std::vector<StoredRun>>(runs));
    });
  connect(&inspector_, &Inspector::otherProgramsSeen, this, &MainWindow::takeOtherPrograms);
  connect(&inspector_, &Inspector::runFollowed, this, &MainWindow::takeFollowed);
  connect(&inspector_, &Inspector::followingFailed, this,
          [this](const QString& id, const Message& problem) {
            setElsewhere(id, false);
            showProblem(problem);
          });
  connect(&inspector_, &Inspector::notesKept, this,
          [this](const QString& id, const RunNotes& notes) {
            book_.setNotes(id, notes);
            showRow(id);
          });
  connect(&inspector_, &Inspector::adapterExported, this, [this](const QString& folder) {
    notice_->showText(tr("The adapter is in %1.").arg(folder));
  });
  connect(&inspector_, &Inspector::modelDescribed, this,
          [this](const QString& id, const ModelDescription& found) {
            const auto known = std::ranges::find(models_, id, &ModelChoice::id);
            const auto text = tr("%1, %2 million parameters")
                                  .arg(QString::fromStdString(found.family).toUpper(),
                                       QLocale().toString(double(found.parameters) / 1e6, 'f', 1));
            if (known != models_.end()) {
              known->description = text;
              return panel_->setModels(models_);
            }
            models_.push_back({id, QFileInfo(id).fileName(), text});
            panel_->setModels(models_);
            panel_->chooseModel(id);
            notice_->hide();
            knowModel(id);
            lookAt(timeline_->step());  // it may be the one that the run needs
          });
  connect(&inspector_, &Inspector::lostRunsPlanned, this, &MainWindow::takeLostRuns);
  connect(&inspector_, &Inspector::runOpened, this, [this](const std::vector<StoredRun>& runs) {
    takeStoredRuns(std::make_shared<const std::vector<StoredRun>>(runs));
    setCurrentRun(QString::fromStdString(runs.front().id));
  });
  connect(&inspector_, &Inspector::taskDescribed, this,
          [this](const QString& id, const TaskDescription& found) {
            const auto text = translated(found.description, "tasks");
            const auto known = std::ranges::find(tasks_, id, &TaskChoice::id);
            if (known != tasks_.end()) {
              known->description = text;
              return panel_->setTasks(tasks_);
            }
            tasks_.push_back({id, QString::fromStdString(found.name), text});
            panel_->setTasks(tasks_);
            panel_->chooseTask(id);
          });
}

}  // namespace ptw
