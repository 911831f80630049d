// The window: puts the views together and wires them to the queue, the run book and the inspector.
#pragma once

#include <QElapsedTimer>
#include <QLockFile>
#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <QSettings>
#include <QTimer>
#include <deque>

#include "app/desktop/engine.h"
#include "app/desktop/inspector.h"
#include "app/desktop/language.h"
#include "app/desktop/run_book.h"
#include "app/desktop/run_queue.h"
#include "widgets/experiment_panel.h"
#include "widgets/selection.h"

class QActionGroup;
class QLabel;
class QMenu;
class QTabWidget;

namespace ptw {

class AttentionView;
class CompareView;
class CurvesView;
class LessonView;
class NeighborsView;
class NoticeBar;
class PlaygroundView;
class ProjectionView;
class PrefixView;
class PruningView;
class RoutingView;
class RunTable;
class SweepView;
class TaskWizard;
class TimelineBar;

class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `engine` must outlive the window. Runs are kept in folders below `runs`.
  MainWindow(Engine& engine, Language& language, const std::filesystem::path& runs);

  /// Starts the experiment as the panel shows it, or the demo run.
  void start(const RunSpec& spec);
  void startDemo();

  [[nodiscard]] const RunQueue& queue() const { return queue_; }

  void showProblem(const Message& problem);

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void buildViews();
  void buildActions();
  void buildMenus();
  void buildToolBar();
  QDockWidget* addDock(const char* name, QWidget* view, Qt::DockWidgetArea area);
  void connectViews();
  void connectRuns();
  void connectInspector();
  void connectRouting();
  void connectPruning();
  void connectSight();
  void connectSweeps();
  void connectCompare();
  void retranslate();
  void restore();
  void store();

  void enqueue(const std::vector<RunJob>& jobs);
  void joinSome();
  void goOn(const QString& id);
  void removeRun(const QString& id);
  void exportAdapter(const QString& id);
  void exportPlain(bool removesTokens);
  void retrain(const PromptMask& mask, bool removesTokens, bool fromTrained);
  void openModel();
  void openTask();
  void newTask();
  void openAdapter();
  void open(const QString& path);
  void describeData(const QString& path);
  void importAdapter(const QString& path);
  void openRun(const QString& path);
  void knowModel(const QString& model);
  QString newRunId(const RunSpec& spec);
  void describeChoices();

  void takeUpdate(const QString& id, const RunUpdate& update);
  void takeStoredRuns(const std::shared_ptr<const std::vector<StoredRun>>& runs,
                      std::size_t from = 0);
  void takeStoredRun(StoredRun stored);
  void planLostRuns();
  void takeLostRuns(const std::vector<RunJob>& jobs);
  void setCurrentRun(const QString& id);
  void lookAt(std::int64_t step);
  void watchViews();
  void keepQueue();
  void newSweep(const Sweep* shown = nullptr);
  void newFromPaper();
  void makeFigure(const PaperFigure& figure);
  void teach(const PaperFigure& figure);
  void measureSweep();
  void compareRuns();
  void exportReport();
  void writeReport(const FullComparison& comparison, const QString& file);
  [[nodiscard]] std::vector<std::filesystem::path> foldersOf(const QStringList& ids);
  [[nodiscard]] static std::vector<MethodChoice> methodChoices();
  void offerToGoOn();
  void showRow(const QString& id);
  void showPhases();
  void showNote();
  void showStatus();
  void showMachine();
  void updateActions();

  void lookRound();
  void takeOtherPrograms(const OtherPrograms& seen);
  void takeFollowed(const QString& id, const FollowedRun& followed);
  void setElsewhere(const QString& id, bool elsewhere);
  [[nodiscard]] bool trainsElsewhere(const QString& id);
  void tellUnreadable(const std::vector<StoredRun>& runs);

  [[nodiscard]] KnownRun* current();
  [[nodiscard]] bool askBeforeClosing();

  Engine& engine_;
  Language& language_;
  std::filesystem::path runs_folder_;
  QLockFile first_window_;  ///< held by the first of several windows on the folder
  QSettings settings_;
  Selection selection_;
  RunBook book_;
  QString current_;
  bool closing_ = false;
  QTimer round_;                ///< to see what other programs do with the runs
  QElapsedTimer looking_;       ///< since it was asked last
  std::deque<RunJob> joining_;  ///< on their way into the queue
  QStringList unfinished_;      ///< what trained and waited, in order, when the program ended
  QSet<QString> given_ids_;     ///< by newRunId()
  QSet<QString> ours_;          ///< all that this window has trained or tried to
  QStringList compared_;        ///< what the Compare view was given last
  std::vector<ModelChoice> models_;
  std::vector<TaskChoice> tasks_;
  MachineReport machine_;

  ExperimentPanel* panel_ = nullptr;
  QTabWidget* center_ = nullptr;
  CurvesView* curves_ = nullptr;
  RoutingView* routing_ = nullptr;
  PruningView* pruning_ = nullptr;
  PrefixView* prefix_ = nullptr;
  AttentionView* attention_ = nullptr;
  ProjectionView* projection_ = nullptr;
  SweepView* sweeps_ = nullptr;
  LessonView* lesson_ = nullptr;
  CompareView* compare_ = nullptr;
  TimelineBar* timeline_ = nullptr;
  NeighborsView* neighbors_ = nullptr;
  PlaygroundView* playground_ = nullptr;
  RunTable* table_ = nullptr;
  QPointer<TaskWizard> wizard_;  ///< while it is open
  NoticeBar* notice_ = nullptr;
  QToolBar* toolbar_ = nullptr;
  QLabel* device_ = nullptr;
  QLabel* status_ = nullptr;
  std::vector<std::pair<QDockWidget*, const char*>> docks_;
  QByteArray first_layout_;

  QMenu *file_menu_ = nullptr, *run_menu_ = nullptr, *view_menu_ = nullptr,
        *at_once_menu_ = nullptr, *language_menu_ = nullptr, *help_menu_ = nullptr;
  QAction *start_ = nullptr, *pause_ = nullptr, *stop_ = nullptr, *open_model_ = nullptr,
          *open_task_ = nullptr, *new_task_ = nullptr, *open_adapter_ = nullptr,
          *new_sweep_ = nullptr, *new_figure_ = nullptr, *export_ = nullptr,
          *export_zeros_ = nullptr, *export_short_ = nullptr, *export_report_ = nullptr,
          *quit_ = nullptr, *reset_layout_ = nullptr, *about_ = nullptr;
  QActionGroup* languages_ = nullptr;
  QActionGroup* at_once_ = nullptr;

  RunQueue queue_;
  Inspector inspector_;  // after the queue: its thread ends first
};

}  // namespace ptw
