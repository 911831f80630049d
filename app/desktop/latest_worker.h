// One background thread that answers questions. Of several questions of one kind only the newest is
// worth answering: it replaces one that still waits. What waits when the worker goes is not
// answered. For what must not be lost there is the command queue.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace ptw {

class LatestWorker {
 public:
  using Work = std::function<void()>;

  LatestWorker() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Does `work` in the thread, after what waits already. It must not throw.
  void submit(const std::string& kind, Work work) {
    const std::scoped_lock lock(mutex_);
    for (auto& waiting : waiting_)
      if (waiting.kind == kind) {
        waiting.work = std::move(work);
        return;
      }
    waiting_.push_back({kind, std::move(work)});
    changed_.notify_one();
  }

 private:
  struct Item {
    std::string kind;
    Work work;
  };
  void run(const std::stop_token& stop) {
    while (true) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      if (stop.stop_requested()) return;
      const auto item = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      item.work();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Item> waiting_;
  std::jthread thread_;  // last: ends before what it uses goes
};

}  // namespace ptw
