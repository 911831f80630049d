// The runs that wait and those that train. Each run trains in a thread of its own; the window hears
// of it through updates that arrive in the GUI thread. Runs that train share the processors evenly.
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

  /// Whether it says no more than that training goes on.
  [[nodiscard]] bool isOnlyProgress() const {
    return !status && !cost && !problem && phases.empty() && evaluations.empty() &&
           checkpoints.empty();
  }
  [[nodiscard]] bool isEmpty() const { return isOnlyProgress() && steps.empty() && !work; }
};

class RunQueue : public QObject {
  Q_OBJECT

 public:
  /// Trains one run from begin or checkpoint to end, in the calling thread.
  using Train = std::function<RunStatus(const RunJob&, RunControl&, TrainingObserver&)>;

  /// `processors` are shared by the runs that train.
  explicit RunQueue(Train train, int processors, QObject* parent = nullptr);
  /// Stops what trains, with a checkpoint, and waits for it.
  ~RunQueue() override;

  void enqueue(const RunJob& job) { enqueue(std::vector{job}); }
  void enqueue(const std::vector<RunJob>& jobs);
  void pause(const QString& id);
  void resume(const QString& id);
  /// A waiting run leaves the queue; a training one ends with a checkpoint.
  void stop(const QString& id);
  void stopAll();

  /// How many runs train at once, 1 or more. Those that train already go on.
  void setAtOnce(int runs);
  [[nodiscard]] int atOnce() const { return at_once_; }
  /// Puts a waiting run `places` later, or earlier where that is negative.
  void move(const QString& id, int places);

  [[nodiscard]] bool isBusy() const { return !active_.empty() || !waiting_.empty(); }
  /// The ids of the training and the waiting runs, in order.
  [[nodiscard]] QStringList ids() const;
  /// The ids of the waiting runs, in order.
  [[nodiscard]] QStringList waiting() const;

 Q_SIGNALS:
  void updated(const QString& id, const ptw::RunUpdate& update);
  /// ids() gives something else.
  void changed();
  /// Nothing trains and nothing waits any more.
  void idle();

 private:
  class Active;

  Active* training(const QString& id) const;
  void startWaiting();
  void shareProcessors();
  void deliver();

  Train train_;
  int processors_;
  int at_once_ = 1;
  std::deque<RunJob> waiting_;
  std::vector<std::unique_ptr<Active>> active_;
  QTimer timer_;
  int deliveries_ = 0;
};

}  // namespace ptw
