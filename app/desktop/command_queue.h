// One background thread that does commands: every one of them, in their order, those that still
// wait when the queue goes as well.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ptw {

class CommandQueue {
 public:
  using Work = std::function<void()>;

  CommandQueue() : thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Does `work` in the thread, after what waits already. It must not throw.
  void submit(Work work) {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(work));
    changed_.notify_one();
  }

 private:
  void run(const std::stop_token& stop) {
    while (true) {
      std::unique_lock lock(mutex_);
      if (!changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
      const auto work = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      work();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Work> waiting_;
  std::jthread thread_;  // last: ends before what it uses goes
};

}  // namespace ptw
