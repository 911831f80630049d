#include "app/desktop/run_queue.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <utility>

namespace ptw {
namespace {

constexpr int kDeliveryMilliseconds = 50;
constexpr int kDeliveriesPerCurve = 4;  // each costs some milliseconds of a processor that trains

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

  /// What happened since it was last told, and whether the run has ended. Steps alone wait unless
  /// they are `due`.
  std::pair<RunUpdate, bool> take(bool due) {
    const std::scoped_lock lock(mutex_);
    if (!due && !ended_ && update_.isOnlyProgress()) return {};
    return {std::exchange(update_, {}), ended_};
  }

  void on_status(RunStatus status) override {
    note([&](RunUpdate& update) {
      update.status = status;
      update.problem.reset();
    });
  }
  void on_wait(const Message& why) override {
    note([&](RunUpdate& update) {
      update.status = RunStatus::paused;
      update.problem = why;
    });
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

RunQueue::RunQueue(Train train, int processors, QObject* parent)
    : QObject(parent), train_(std::move(train)), processors_(processors) {
  timer_.setInterval(kDeliveryMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &RunQueue::deliver);
}

RunQueue::~RunQueue() {
  for (const auto& run : active_) run->control.stop();  // all at once, before the first is awaited
}

RunQueue::Active* RunQueue::training(const QString& id) const {
  const auto found =
      std::ranges::find_if(active_, [&](const auto& run) { return run->job().id == id; });
  return found == active_.end() ? nullptr : found->get();
}

void RunQueue::enqueue(const std::vector<RunJob>& jobs) {
  waiting_.insert(waiting_.end(), jobs.begin(), jobs.end());
  RunUpdate update;
  update.status = RunStatus::queued;
  for (const auto& job : jobs) Q_EMIT updated(job.id, update);
  Q_EMIT changed();
  startWaiting();
}

void RunQueue::setAtOnce(int runs) {
  at_once_ = std::max(1, runs);
  startWaiting();
}

void RunQueue::startWaiting() {
  bool started = false;
  while (!waiting_.empty() && std::ssize(active_) < at_once_) {
    active_.push_back(std::make_unique<Active>(waiting_.front(), train_));
    waiting_.pop_front();
    started = true;
  }
  if (!started) return;
  shareProcessors();
  timer_.start();
}

void RunQueue::shareProcessors() {
  const auto runs = static_cast<int>(active_.size());
  for (int i = 0; i < runs; ++i) {
    const int share = processors_ / runs + (i < processors_ % runs ? 1 : 0);
    active_[static_cast<std::size_t>(i)]->control.allow_threads(std::max(1, share));
  }
}

void RunQueue::deliver() {
  const bool due = ++deliveries_ % kDeliveriesPerCurve == 0;
  std::vector<std::pair<QString, RunUpdate>> news;
  const auto ended = std::erase_if(active_, [&](const auto& run) {
    auto [update, has_ended] = run->take(due);
    if (!update.isEmpty()) news.emplace_back(run->job().id, std::move(update));
    return has_ended;
  });
  const bool some_ended = ended > 0;
  if (active_.empty()) timer_.stop();
  if (some_ended) startWaiting();
  if (some_ended) shareProcessors();
  for (const auto& [id, update] : news) Q_EMIT updated(id, update);
  if (some_ended) Q_EMIT changed();
  if (some_ended && !isBusy()) Q_EMIT idle();
}

void RunQueue::pause(const QString& id) {
  if (auto* run = training(id)) run->control.pause();
}

void RunQueue::resume(const QString& id) {
  if (auto* run = training(id)) run->control.resume();
}

void RunQueue::stop(const QString& id) {
  if (auto* run = training(id)) return run->control.stop();
  const auto found = std::ranges::find(waiting_, id, &RunJob::id);
  if (found == waiting_.end()) return;
  waiting_.erase(found);
  RunUpdate update;
  update.status = RunStatus::stopped;
  Q_EMIT updated(id, update);
  Q_EMIT changed();
}

void RunQueue::stopAll() {
  while (!waiting_.empty()) stop(waiting_.back().id);
  for (const auto& run : active_) run->control.stop();
}

void RunQueue::move(const QString& id, int places) {
  const auto found = std::ranges::find(waiting_, id, &RunJob::id);
  if (found == waiting_.end()) return;
  const auto from = found - waiting_.begin();
  const auto to = std::clamp<std::ptrdiff_t>(from + places, 0, std::ssize(waiting_) - 1);
  if (to < from)
    std::rotate(waiting_.begin() + to, found, found + 1);
  else
    std::rotate(found, found + 1, waiting_.begin() + to + 1);
  Q_EMIT changed();
}

QStringList RunQueue::ids() const {
  QStringList all;
  for (const auto& run : active_) all << run->job().id;
  return all + waiting();
}

QStringList RunQueue::waiting() const {
  QStringList all;
  for (const auto& job : waiting_) all << job.id;
  return all;
}

}  // namespace ptw
