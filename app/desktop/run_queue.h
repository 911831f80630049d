// The runs that wait and the one that trains. Each run trains in a thread of its own; the window
// hears of it through updates that arrive in the GUI thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "report/message.h"
#include "report/run.h"
#include "training/run_control.h"
#include "training/training_observer.h"

namespace ptw {

struct RunJob {
  QString id;  ///< the run folder's name
  std::filesystem::path folder;
  RunSpec spec;  ///< looked at when the folder holds no run yet
};

/// Everything that happened to one run since the last update.
struct RunUpdate {
  std::optional<RunStatus> status;
  std::optional<RunCost> cost;
  std::vector<PhaseStart> phases;
  std::optional<double> work;  ///< the share done of a phase that is one piece of work
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  std::vector<std::int64_t> checkpoints;
  std::optional<Message> problem;
};

class RunQueue : public QObject {
  Q_OBJECT

 public:
  /// Trains one run from begin or checkpoint to end, in the calling thread.
  using Train = std::function<RunStatus(const RunJob&, RunControl&, TrainingObserver&)>;

  explicit RunQueue(Train train, QObject* parent = nullptr);
  /// Stops what trains, with a checkpoint, and waits for it.
  ~RunQueue() override;

  void enqueue(const RunJob& job);
  void pause(const QString& id);
  void resume(const QString& id);
  /// A waiting run leaves the queue; a training one ends with a checkpoint.
  void stop(const QString& id);
  void stopAll();

  [[nodiscard]] bool isBusy() const { return active_ != nullptr || !waiting_.empty(); }
  /// The ids of the training and the waiting runs, in order.
  [[nodiscard]] QStringList ids() const;

 Q_SIGNALS:
  void updated(const QString& id, const ptw::RunUpdate& update);
  /// Nothing trains and nothing waits any more.
  void idle();

 private:
  class Active;

  void startNext();
  void deliver();

  Train train_;
  std::deque<RunJob> waiting_;
  std::unique_ptr<Active> active_;
  QTimer timer_;
};

}  // namespace ptw
