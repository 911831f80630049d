// The threads that share a batch: every part is done once, whoever fails is heard, and nobody waits
// for ever.
#include <QtTest>

#include <atomic>
#include <set>
#include <stdexcept>
#include <thread>

#include "model/parallel.h"

using namespace ptw;

class ParallelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPartOnce() {
    for (const int threads : {1, 2, 5, 16}) {
      std::vector<std::atomic<int>> done(7);
      run_in_parallel({7, threads}, [&](int part) { ++done[static_cast<std::size_t>(part)]; });
      for (const auto& times : done) QCOMPARE(times.load(), 1);
    }
    run_in_parallel({0, 4}, [](int) { QFAIL("there is no part"); });
  }

  void notMoreThreadsThanAllowed() {
    std::mutex mutex;
    std::set<std::thread::id> threads;
    run_in_parallel({64, 3}, [&](int) {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
    });
    QVERIFY(!threads.empty() && threads.size() <= 3);
  }

  void theFirstProblemIsThrown() {
    std::atomic<int> done = 0;
    try {
      run_in_parallel({8, 4}, [&](int part) {
        ++done;
        if (part == 2 || part == 5) throw std::runtime_error(std::to_string(part));
      });
      QFAIL("nothing was thrown");
    } catch (const std::runtime_error& problem) {
      QCOMPARE(std::string(problem.what()), std::string("2"));
    }
    QCOMPARE(done.load(), 8);
  }

  void partsMayHavePartsOfTheirOwn() {
    std::atomic<int> done = 0;
    run_in_parallel({4, 4}, [&](int) { run_in_parallel({4, 4}, [&](int) { ++done; }); });
    QCOMPARE(done.load(), 16);
  }

  void severalAtOnce() {
    std::atomic<int> done = 0;
    {
      std::vector<std::jthread> callers;
      for (int i = 0; i < 6; ++i)
        callers.emplace_back([&] {
          for (int round = 0; round < 50; ++round) run_in_parallel({3, 2}, [&](int) { ++done; });
        });
    }
    QCOMPARE(done.load(), 6 * 50 * 3);
  }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "parallel_test.moc"
