// Looks at one checkpoint of one run: asks the engine in the background and hands the answers to
// the views, in the GUI thread. What was asked for an earlier run is dropped. Commands are all
// done, in their order.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <atomic>

#include "app/desktop/command_queue.h"
#include "app/desktop/engine.h"
#include "app/desktop/latest_worker.h"
#include "report/message.h"

namespace ptw {

class Inspector : public QObject {
  Q_OBJECT

 public:
  explicit Inspector(Engine& engine, QObject* parent = nullptr);
  /// Gives up what is being worked on.
  ~Inspector() override;

  /// From now on everything is about this checkpoint.
  void lookAt(const PromptAt& prompt);
  /// Nothing to look at.
  void lookAway();

  void setSimilarity(Similarity similarity);
  void setNeighborCount(int count);
  /// The soft token whose drift is shown; -1 for none.
  void setToken(int token);

  /// Whether routing, pruning and the prefix are looked at: what nobody sees is not computed.
  void watchRouting(bool watched);
  void watchPruning(bool watched);
  void watchPrefix(bool watched);
  /// Pieces per token to prune by; 0 is the run's own number.
  void setPieces(int pieces);
  /// Scores a mask; one that is being scored is given up.
  void tryMask(const PromptMask& mask, bool removesTokens);
  void drawMaskingFigure();
  /// Keeps what was tried on a checkpoint of the run looked at in its folder.
  void keepMasks(const MaskRecord& record);
  /// Keeps what a new run in `folder` trains again.
  void prepareRetraining(const Retraining& retraining, const std::filesystem::path& folder);

  /// With prompt `forced` of a mixture; -1 leaves it to the router.
  void answer(const QString& typed, int forced = -1);
  void route(const QString& typed);
  void lookAtAttention(const QString& typed);
  void askExample(const QString& task);

  void describeModel(const QString& model);
  void describeTask(const QString& task);
  /// A task that is being described, as the model of `under` would read it.
  void previewTask(const TaskDraft& draft, const RunSpec& under);
  void writeTask(const TaskDraft& draft, const QString& file);
  /// Nothing is being described any more.
  void forgetDrafts();
  void measureMachine();
  void readStoredRuns(const std::filesystem::path& folder);
  /// Those in `folder` but the known ones.
  void readFurtherRuns(const std::filesystem::path& folder,
                       const std::set<std::filesystem::path>& known);
  /// What other programs do with these runs.
  void askOtherPrograms(const std::vector<RunJob>& jobs);
  /// What has happened to a run since it came as far as `known`.
  void followRun(const RunJob& job, const RunProgress& known);
  void keepRun(const RunJob& job);
  /// Keeps a sweep in a new folder and plans its runs.
  void planSweep(const Sweep& sweep, const std::filesystem::path& folder);
  /// Plans the sweep in `folder` once more, to have those of its runs that `ids` names.
  void planLostRuns(const std::filesystem::path& folder, const QStringList& ids);
  void readSweeps(const std::filesystem::path& folder);
  void measureSweep(const std::filesystem::path& folder);
  /// Compares runs from now on.
  void compareRuns(const std::vector<std::filesystem::path>& runs);
  /// Two of the runs that runsCompared() told of.
  void comparePair(std::size_t first, std::size_t second, bool answers);
  /// Gives up what is being compared.
  void stopComparing();
  /// Everything about these runs, for a report in `file`.
  void compareAll(const std::vector<std::filesystem::path>& runs, const QString& file);
  void stopReports() { ++reports_; }
  void importAdapter(const QString& adapter, const RunSpec& over,
                     const std::filesystem::path& target);
  void openRun(const std::filesystem::path& folder, const QString& id);
  void keepNotes(const RunJob& run, const RunNotes& notes);
  void exportAdapter(const std::filesystem::path& run, const QString& folder);
  void exportPlain(const std::filesystem::path& run, const QString& folder, bool removesTokens);

 Q_SIGNALS:
  void neighborsReady(const ptw::NeighborReport& report);
  void projectionReady(const ptw::ProjectionReport& report);
  void driftReady(const ptw::DriftReport& report);
  void answerReady(const ptw::PlaygroundReport& report);
  void routingReady(const ptw::RoutingReport& report);
  void routingHistoryReady(const ptw::RoutingHistory& history);
  void routingFailed(const ptw::Message& problem);
  void routeReady(const ptw::RoutedAnswer& answer);
  void routeFailed(const ptw::Message& problem);
  void attentionReady(const ptw::AttentionReport& report);
  void attentionFailed(const ptw::Message& problem);
  void prefixReady(const ptw::PrefixReport& report);
  void pruningReady(const ptw::PruningReport& report, int embeddingSize);
  void maskScored(const ptw::MaskScore& score);
  void maskingFigureReady(const ptw::MaskingFigure& figure);
  void pruningFailed(const ptw::Message& problem);
  void retrainingPrepared(const ptw::RunSpec& spec, const QString& folder);
  void exampleReady(const ptw::ExampleText& example);
  void modelDescribed(const QString& model, const ptw::ModelDescription& description);
  void taskDescribed(const QString& task, const ptw::TaskDescription& description);
  void taskPreviewed(const ptw::TaskPreview& preview);
  void taskWritten(const QString& file);
  void draftFailed(const ptw::Message& problem);
  void machineMeasured(const ptw::MachineReport& report);
  void otherProgramsSeen(const ptw::OtherPrograms& seen);
  void runFollowed(const QString& id, const ptw::FollowedRun& followed);
  void followingFailed(const QString& id, const ptw::Message& problem);
  void furtherRunsRead(const std::vector<ptw::StoredRun>& runs);
  void storedRunsRead(const std::vector<ptw::StoredRun>& runs);
  void sweepPlanned(const std::vector<ptw::RunJob>& jobs);
  void lostRunsPlanned(const std::vector<ptw::RunJob>& jobs);
  void sweepsRead(const std::vector<ptw::StoredSweep>& sweeps);
  void sweepMeasured(const ptw::SweepReport& report);
  void runOpened(const std::vector<ptw::StoredRun>& runs);
  void notesKept(const QString& id, const ptw::RunNotes& notes);
  void runsCompared(const ptw::ComparisonReport& report);
  void pairProgressed(double share);
  void pairCompared(const ptw::PairReport& report);
  void comparisonFailed(const ptw::Message& problem);
  void allCompared(const ptw::FullComparison& comparison, const QString& file);
  void adapterExported(const QString& folder);
  void answerFailed(const ptw::Message& problem);
  void failed(const ptw::Message& problem);

 private:
  template <class Work, class Fail>
  std::function<void()> guarded(Work work, Fail fail);
  template <class Work, class Fail>
  void submit(LatestWorker& worker, const std::string& kind, Work work, Fail fail);
  template <class Work, class Deliver, class Fail>
  void ask(const std::string& kind, Work work, Deliver deliver, Fail fail);
  template <class Work, class Deliver>
  void ask(const char* kind, Work work, Deliver deliver);
  template <class Work, class Deliver, class Fail>
  void command(CommandQueue& queue, Work work, Deliver deliver, Fail fail);
  template <class Work, class Deliver>
  void command(Work work, Deliver deliver);
  template <class Receive>
  void later(Receive receive);
  void findNeighbors();
  void findDrift();
  void findRouting();
  void findPruning();
  void findPrefix();
  void giveUpMasks();
  void findTriedMasks(const PruningReport& report, int embeddingSize);

  Engine& engine_;
  PromptAt prompt_;
  int subject_ = 0;  // counts runs looked at
  Similarity similarity_ = Similarity::cosine;
  int count_ = 20;
  int token_ = -1;
  std::size_t examples_ = 0;
  int drafts_ = 0;  // counts tasks described
  bool routing_watched_ = false;
  bool pruning_watched_ = false;
  bool prefix_watched_ = false;
  int pieces_ = 0;
  std::vector<std::filesystem::path> compared_;
  ComparisonReport comparison_report_;
  std::atomic<int> pruning_ = 0;     // counts prompts to be pruned: an older one gives up
  std::atomic<int> trial_ = 0;       // the same for masks tried
  std::atomic<int> figure_ = 0;      // the same for figures
  std::atomic<int> measured_ = 0;    // sweeps
  std::atomic<int> comparison_ = 0;  // comparisons
  std::atomic<int> pair_ = 0;
  std::atomic<int> reports_ = 0;
  std::filesystem::file_time_type looked_ = std::filesystem::file_time_type::clock::now();
  // Last: their threads end before what they use goes. Masks, figures, sweeps, large data files
  // and comparisons must not keep each other or the quick questions waiting, nor slow commands what
  // is to be kept at once.
  CommandQueue commands_;
  CommandQueue records_;
  LatestWorker worker_;
  LatestWorker follow_worker_;
  LatestWorker mask_worker_;
  LatestWorker figure_worker_;
  LatestWorker sweep_worker_;
  LatestWorker draft_worker_;
  LatestWorker compare_worker_;
};

/// Calls `receive` in the GUI thread.
template <class Receive>
void Inspector::later(Receive receive) {
  QMetaObject::invokeMethod(this, receive, Qt::QueuedConnection);
}

/// `work` as a thread may do it; `fail` gets its problem in the GUI thread.
template <class Work, class Fail>
std::function<void()> Inspector::guarded(Work work, Fail fail) {
  return [this, work, fail] {
    const auto report = [&](const Message& message) { later([fail, message] { fail(message); }); };
    try {
      work();
    } catch (const Error& problem) {
      report(problem.message());
    } catch (const std::exception& problem) {
      report({first_line(problem), {}});
    }
  };
}

/// Does `work` in `worker`.
template <class Work, class Fail>
void Inspector::submit(LatestWorker& worker, const std::string& kind, Work work, Fail fail) {
  worker.submit(kind, guarded(work, fail));
}

/// Asks a quick question; `deliver` gets the answer in the GUI thread.
template <class Work, class Deliver, class Fail>
void Inspector::ask(const std::string& kind, Work work, Deliver deliver, Fail fail) {
  submit(
      worker_, kind,
      [this, work, deliver] { later([deliver, result = work()] { deliver(result); }); }, fail);
}

template <class Work, class Deliver>
void Inspector::ask(const char* kind, Work work, Deliver deliver) {
  ask(kind, work, deliver, [this](const Message& problem) { Q_EMIT failed(problem); });
}

/// Does what must not be lost; `deliver` gets what comes of it in the GUI thread.
template <class Work, class Deliver, class Fail>
void Inspector::command(CommandQueue& queue, Work work, Deliver deliver, Fail fail) {
  queue.submit(guarded(
      [this, work, deliver] { later([deliver, result = work()] { deliver(result); }); }, fail));
}

template <class Work, class Deliver>
void Inspector::command(Work work, Deliver deliver) {
  command(commands_, work, deliver, [this](const Message& problem) { Q_EMIT failed(problem); });
}

}  // namespace ptw
