// Looks at one checkpoint of one run: asks the engine in the background and hands the answers to
// the views, in the GUI thread. What was asked for an earlier run is dropped.
#pragma once

#include <QObject>

#include "app/desktop/engine.h"
#include "app/desktop/latest_worker.h"

namespace ptw {

class Inspector : public QObject {
  Q_OBJECT

 public:
  explicit Inspector(Engine& engine, QObject* parent = nullptr);

  /// From now on everything is about this checkpoint.
  void lookAt(const PromptAt& prompt);
  /// Nothing to look at.
  void lookAway();

  void setSimilarity(Similarity similarity);
  void setNeighborCount(int count);
  /// The soft token whose drift is shown; -1 for none.
  void setToken(int token);

  void ask(const QString& typed);
  void askExample(const QString& task);

  void describeModel(const QString& model);
  void describeTask(const QString& task);
  void measureMachine();
  void readStoredRuns(const std::filesystem::path& folder);
  void exportAdapter(const std::filesystem::path& run, const QString& folder);

 Q_SIGNALS:
  void neighborsReady(const ptw::NeighborReport& report);
  void projectionReady(const ptw::ProjectionReport& report);
  void driftReady(const ptw::DriftReport& report);
  void answerReady(const ptw::PlaygroundReport& report);
  void exampleReady(const ptw::ExampleText& example);
  void modelDescribed(const QString& model, const ptw::ModelDescription& description);
  void taskDescribed(const QString& task, const ptw::TaskDescription& description);
  void machineMeasured(const ptw::MachineReport& report);
  void storedRunsRead(const std::vector<ptw::StoredRun>& runs);
  void adapterExported(const QString& folder);
  void answerFailed(const ptw::Message& problem);
  void failed(const ptw::Message& problem);

 private:
  template <class Work, class Deliver>
  void submit(const char* kind, Work work, Deliver deliver);
  template <class Work, class Deliver, class Fail>
  void submit(const std::string& kind, Work work, Deliver deliver, Fail fail);
  void findNeighbors();
  void findDrift();

  Engine& engine_;
  PromptAt prompt_;
  int subject_ = 0;  // counts runs looked at
  Similarity similarity_ = Similarity::cosine;
  int count_ = 20;
  int token_ = -1;
  std::size_t examples_ = 0;
  LatestWorker worker_;  // last: ends before what it uses goes
};

}  // namespace ptw
