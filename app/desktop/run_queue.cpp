#include "app/desktop/run_queue.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace ptw {
namespace {

constexpr int kDeliveryMilliseconds = 50;

}  // namespace

/// The run that trains: its thread, its control, and what it has said since it was last asked.
class RunQueue::Active : public TrainingObserver {
 public:
  Active(RunJob job, const Train& train) : job_(std::move(job)) {
    thread_ = std::jthread([this, train] { run(train); });
  }
  ~Active() override { control.stop(); }

  RunControl control;
  [[nodiscard]] const RunJob& job() const { return job_; }

  /// What happened since the last call, and whether the run has ended.
  std::pair<RunUpdate, bool> take() {
    const std::scoped_lock lock(mutex_);
    return {std::exchange(update_, {}), ended_};
  }

  void on_status(RunStatus status) override {
    note([&](RunUpdate& update) { update.status = status; });
  }
  void on_phase(const PhaseStart& phase) override {
    note([&](RunUpdate& update) {
      update.phases.push_back(phase);
      update.work.reset();
    });
  }
  void on_work(double share) override {
    note([&](RunUpdate& update) { update.work = share; });
  }
  void on_cost(const RunCost& cost) override {
    note([&](RunUpdate& update) { update.cost = cost; });
  }
  void on_step(const StepPoint& point) override {
    note([&](RunUpdate& update) { update.steps.push_back(point); });
  }
  void on_evaluation(const Evaluation& evaluation) override {
    note([&](RunUpdate& update) { update.evaluations.push_back(evaluation); });
  }
  void on_checkpoint(std::int64_t step) override {
    note([&](RunUpdate& update) { update.checkpoints.push_back(step); });
  }

 private:
  void run(const Train& train) {
    try {
      const auto status = train(job_, control, *this);
      note([&](RunUpdate& update) { update.status = status; });
    } catch (const Error& problem) {
      fail(problem.message());
    } catch (const std::exception& problem) {
      fail({first_line(problem), {}});
    }
    const std::scoped_lock lock(mutex_);
    ended_ = true;
  }
  void fail(const Message& message) {
    note([&](RunUpdate& update) {
      update.status = RunStatus::failed;
      update.problem = message;
    });
  }
  template <class Change>
  void note(Change change) {
    const std::scoped_lock lock(mutex_);
    change(update_);
  }

  RunJob job_;
  std::mutex mutex_;
  RunUpdate update_;
  bool ended_ = false;
  std::jthread thread_;  // last: joined before what it uses goes
};

RunQueue::RunQueue(Train train, QObject* parent) : QObject(parent), train_(std::move(train)) {
  timer_.setInterval(kDeliveryMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &RunQueue::deliver);
}

RunQueue::~RunQueue() = default;

void RunQueue::enqueue(const RunJob& job) {
  waiting_.push_back(job);
  RunUpdate update;
  update.status = RunStatus::queued;
  Q_EMIT updated(job.id, update);
  if (!active_) startNext();
}

void RunQueue::startNext() {
  active_ = std::make_unique<Active>(waiting_.front(), train_);
  waiting_.pop_front();
  timer_.start();
}

void RunQueue::deliver() {
  const auto id = active_->job().id;
  const auto [update, ended] = active_->take();
  if (ended) {
    active_.reset();
    timer_.stop();
    if (!waiting_.empty()) startNext();
  }
  Q_EMIT updated(id, update);
  if (ended && !isBusy()) Q_EMIT idle();
}

void RunQueue::pause(const QString& id) {
  if (active_ && active_->job().id == id) active_->control.pause();
}

void RunQueue::resume(const QString& id) {
  if (active_ && active_->job().id == id) active_->control.resume();
}

void RunQueue::stop(const QString& id) {
  if (active_ && active_->job().id == id) return active_->control.stop();
  const auto found = std::ranges::find(waiting_, id, &RunJob::id);
  if (found == waiting_.end()) return;
  waiting_.erase(found);
  RunUpdate update;
  update.status = RunStatus::stopped;
  Q_EMIT updated(id, update);
}

void RunQueue::stopAll() {
  while (!waiting_.empty()) stop(waiting_.back().id);
  if (active_) active_->control.stop();
}

QStringList RunQueue::ids() const {
  QStringList all;
  if (active_) all << active_->job().id;
  for (const auto& job : waiting_) all << job.id;
  return all;
}

}  // namespace ptw
