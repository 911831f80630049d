// The queue of runs with a pretended engine: order, pause, stop, failure, and what the window
// hears. It needs no LibTorch, so that the thread sanitizer can watch it.
#include <QSignalSpy>
#include <QtTest>
#include <atomic>
#include <future>
#include <numeric>
#include <thread>

#include "app/desktop/command_queue.h"
#include "app/desktop/latest_worker.h"
#include "app/desktop/run_queue.h"

using namespace ptw;
using namespace std::chrono_literals;

namespace {

/// Pretends to train: `steps` steps, until it is stopped.
RunStatus pretend(const RunJob& job, RunControl& control, TrainingObserver& observer) {
  observer.on_status(RunStatus::running);
  const auto steps = std::get<std::int64_t>(job.spec.settings.at("steps"));
  for (std::int64_t step = 1; step <= steps; ++step) {
    if (control.pause_requested()) {
      observer.on_status(RunStatus::paused);
      control.wait_while_paused();
      if (!control.stop_requested()) observer.on_status(RunStatus::running);
    }
    if (control.stop_requested()) return RunStatus::stopped;
    observer.on_step({step, 1.0 / double(step), 0.3, double(step)});
    if (step % 10 == 0) observer.on_checkpoint(step);
    std::this_thread::sleep_for(1ms);
  }
  if (job.spec.name == "broken") throw Error("%1 broke.", {"run"});
  return RunStatus::finished;
}

RunJob job(const char* id, std::int64_t steps, const char* name = "run") {
  RunSpec spec;
  spec.name = name;
  spec.settings["steps"] = steps;
  return {id, {}, spec};
}

/// Everything a queue says, in order.
struct Listener {
  explicit Listener(RunQueue& queue) {
    QObject::connect(&queue, &RunQueue::updated, &queue,
                     [this](const QString& id, const RunUpdate& update) {
                       if (update.status) {
                         statuses[id] << int(*update.status);
                         order << id + ":" + QString::number(int(*update.status));
                       }
                       for (const auto& point : update.steps) steps[id].push_back(point.step);
                       for (const auto step : update.checkpoints) checkpoints[id].push_back(step);
                       if (update.problem) problem = update.problem->english();
                     });
  }
  QMap<QString, QList<int>> statuses;
  QMap<QString, std::vector<std::int64_t>> steps, checkpoints;
  QStringList order;
  std::string problem;
};

QString said(const char* id, RunStatus status) {
  return QString(id) + ":" + QString::number(int(status));
}

}  // namespace

class RunQueueTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void trainsOneAfterTheOther() {
    RunQueue queue(pretend, 4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.enqueue(job("a", 30));
    queue.enqueue(job("b", 20));
    QCOMPARE(queue.ids(), QStringList({"a", "b"}));
    QTRY_COMPARE(idle.count(), 1);
    QVERIFY(!queue.isBusy());
    QVERIFY(heard.order.indexOf(said("a", RunStatus::finished)) <
            heard.order.indexOf(said("b", RunStatus::finished)));
    QCOMPARE(heard.steps["a"].size(), 30u);
    QCOMPARE(heard.steps["b"].size(), 20u);
    QVERIFY(std::ranges::is_sorted(heard.steps["a"]));
    QCOMPARE(heard.checkpoints["a"], std::vector<std::int64_t>({10, 20, 30}));
  }

  void pausesAndGoesOn() {
    RunQueue queue(pretend, 4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.enqueue(job("a", 200));
    QTRY_VERIFY(!heard.steps["a"].empty());
    queue.pause("a");
    QTRY_VERIFY(heard.order.contains(said("a", RunStatus::paused)));
    QTest::qWait(100);
    const auto before = heard.steps["a"].size();
    QTest::qWait(150);
    QCOMPARE(heard.steps["a"].size(), before);
    queue.resume("a");
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(heard.steps["a"].size(), 200u);
  }

  void stopsWhatTrainsAndWhatWaits() {
    RunQueue queue(pretend, 4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.enqueue(job("a", 100'000));
    queue.enqueue(job("b", 10));
    queue.enqueue(job("c", 10));
    queue.stop("b");
    QCOMPARE(queue.ids(), QStringList({"a", "c"}));
    QTRY_VERIFY(!heard.steps["a"].empty());
    queue.stop("a");
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(heard.statuses["a"].back(), int(RunStatus::stopped));
    QCOMPARE(heard.statuses["b"].back(), int(RunStatus::stopped));
    QCOMPARE(heard.statuses["c"].back(), int(RunStatus::finished));
    QVERIFY(heard.steps["b"].empty());
  }

  void aFailureIsToldAndTheNextRunTrains() {
    RunQueue queue(pretend, 4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.enqueue(job("a", 5, "broken"));
    queue.enqueue(job("b", 5));
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(heard.problem, "run broke.");
    QCOMPARE(heard.statuses["a"].back(), int(RunStatus::failed));
    QCOMPARE(heard.statuses["b"].back(), int(RunStatus::finished));
  }

  void aRunThatWaitsByItselfSaysWhy() {
    RunQueue queue(
        [&](const RunJob&, RunControl& control, TrainingObserver& observer) {
          observer.on_status(RunStatus::running);
          observer.on_wait({"There is no room for %1.", {"run"}});
          while (!control.stop_requested()) control.wait(1h);
          return RunStatus::stopped;
        },
        4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.enqueue(job("a", 1));
    QTRY_COMPARE(heard.problem, "There is no room for run.");
    QCOMPARE(heard.statuses["a"].back(), int(RunStatus::paused));
    queue.stop("a");  // wakes it
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(heard.statuses["a"].back(), int(RunStatus::stopped));
  }

  void trainsSeveralAtOnce() {
    RunQueue queue(pretend, 4);
    const Listener heard(queue);
    QSignalSpy idle(&queue, &RunQueue::idle);
    queue.setAtOnce(2);
    for (const auto* id : {"a", "b"}) queue.enqueue(job(id, 100'000));
    queue.enqueue(job("c", 5));
    QTRY_VERIFY(!heard.steps["a"].empty() && !heard.steps["b"].empty());
    QCOMPARE(queue.waiting(), QStringList{"c"});
    queue.setAtOnce(3);
    QTRY_VERIFY(heard.order.contains(said("c", RunStatus::finished)));
    QCOMPARE(queue.ids(), QStringList({"a", "b"}));
    queue.setAtOnce(1);
    queue.enqueue(job("d", 5));
    queue.stop("a");
    QTRY_COMPARE(queue.ids(), QStringList({"b", "d"}));
    QCOMPARE(queue.waiting(), QStringList{"d"});
    queue.stop("b");
    QTRY_COMPARE(idle.count(), 1);
    QVERIFY(heard.order.contains(said("d", RunStatus::finished)));
  }

  void sharesTheProcessors() {
    std::atomic<int> threads[3] = {};
    RunQueue queue(
        [&](const RunJob& run, RunControl& control, TrainingObserver& observer) {
          const auto index = run.id.toInt();
          while (!control.stop_requested()) {
            threads[index] = control.allowed_threads();
            observer.on_step({1, 1, 1, 1});
            std::this_thread::sleep_for(1ms);
          }
          return RunStatus::stopped;
        },
        4);
    const auto shared = [&](int a, int b, int c) {
      return threads[0] == a && threads[1] == b && threads[2] == c;
    };
    queue.setAtOnce(3);
    queue.enqueue(job("0", 1));
    QTRY_VERIFY(shared(4, 0, 0));
    queue.enqueue(job("1", 1));
    queue.enqueue(job("2", 1));
    QTRY_VERIFY(shared(2, 1, 1));
    queue.stop("0");
    QTRY_VERIFY(threads[1] == 2 && threads[2] == 2);
  }

  void aWaitingRunMoves() {
    RunQueue queue(pretend, 4);
    QSignalSpy changed(&queue, &RunQueue::changed);
    queue.enqueue(job("a", 100'000));
    for (const auto* id : {"b", "c", "d"}) queue.enqueue(job(id, 1));
    const auto before = changed.count();
    queue.move("d", -1);
    QCOMPARE(queue.waiting(), QStringList({"b", "d", "c"}));
    queue.move("b", 100);
    QCOMPARE(queue.waiting(), QStringList({"d", "c", "b"}));
    queue.move("b", -100);
    QCOMPARE(queue.waiting(), QStringList({"b", "d", "c"}));
    QCOMPARE(changed.count(), before + 3);
    queue.move("a", 1);
    QCOMPARE(queue.ids(), QStringList({"a", "b", "d", "c"}));
    QCOMPARE(changed.count(), before + 3);
  }

  void noCommandOfABurstIsLost() {
    std::vector<int> done;
    {
      CommandQueue queue;
      std::promise<void> begin;
      queue.submit([&] { begin.get_future().wait(); });  // all the others wait
      for (int i = 0; i < 600; ++i) queue.submit([&done, i] { done.push_back(i); });
      begin.set_value();
    }
    std::vector<int> all(600);
    std::iota(all.begin(), all.end(), 0);
    QCOMPARE(done, all);
  }

  void ofManyQuestionsTheNewestIsAnswered() {
    std::vector<int> done;
    std::promise<void> begin, answered;
    {
      LatestWorker worker;
      worker.submit("first", [&] { begin.get_future().wait(); });
      for (int i = 0; i < 600; ++i) worker.submit("question", [&done, i] { done.push_back(i); });
      worker.submit("last", [&] { answered.set_value(); });
      begin.set_value();
      answered.get_future().wait();
    }
    QCOMPARE(done, std::vector{599});
  }

  void destructionStopsAPausedRun() {
    std::atomic<bool> stopped = false;
    {
      RunQueue queue(
          [&](const RunJob& run, RunControl& control, TrainingObserver& observer) {
            const auto status = pretend(run, control, observer);
            stopped = status == RunStatus::stopped;
            return status;
          },
          4);
      const Listener heard(queue);
      queue.enqueue(job("a", 100'000));
      QTRY_VERIFY(!heard.steps["a"].empty());
      queue.pause("a");
      QTRY_VERIFY(heard.order.contains(said("a", RunStatus::paused)));
    }
    QVERIFY(stopped);
  }
};

QTEST_GUILESS_MAIN(RunQueueTest)
#include "run_queue_test.moc"
