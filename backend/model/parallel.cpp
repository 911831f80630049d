#include "model/parallel.h"

#include <omp.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "model/tensor_heap.h"
#include "torch_headers.h"

namespace ptw {

void use_one_thread_per_operator() {
  static std::once_flag told;
  std::call_once(told, [] {
    // LibTorch gives every new thread its own number at the first operator, BLAS asks OpenMP at
    // once.
    torch::set_num_threads(1);
    keep_tensors_on_heap();
  });
  omp_set_num_threads(1);
}

int available_processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

namespace {

/// Threads that wait for work. They stay, for what operators prepare belongs to the thread.
class Helpers {
 public:
  ~Helpers() {
    {
      const std::lock_guard lock(mutex_);
      closing_ = true;
    }
    wake_.notify_all();
  }

  /// Lets one of them do `work`, a new one if none is free.
  void call(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(work));
    if (free_ < waiting_.size()) threads_.emplace_back([this] { serve(); });
    wake_.notify_one();
  }

 private:
  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      ++free_;
      wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
      --free_;
      if (waiting_.empty()) return;
      const auto work = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      work();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  std::size_t free_ = 0;
  bool closing_ = false;
  std::vector<std::jthread> threads_;  // last: they end first
};

/// A batch that is being worked on: whoever comes takes the next part.
class Job {
 public:
  Job(int parts, const std::function<void(int)>& work)
      : parts_(parts), work_(work), problems_(static_cast<std::size_t>(parts)) {}

  void take_parts() {
    use_one_thread_per_operator();
    for (int part = next_++; part < parts_; part = next_++) {
      try {
        work_(part);
      } catch (...) {
        problems_[static_cast<std::size_t>(part)] = std::current_exception();
      }
      if (++done_ == parts_) done_.notify_all();
    }
  }

  void wait() {
    for (int done = done_; done != parts_; done = done_) done_.wait(done);
    const auto problems = std::exchange(problems_, {});  // a helper may let go of the job last
    for (const auto& problem : problems)
      if (problem) std::rethrow_exception(problem);
  }

 private:
  int parts_;
  const std::function<void(int)>& work_;  // not touched once all parts are taken
  std::vector<std::exception_ptr> problems_;
  std::atomic<int> next_ = 0, done_ = 0;
};

}  // namespace

void run_in_parallel(Workforce force, const std::function<void(int)>& work) {
  static Helpers helpers;
  const auto job = std::make_shared<Job>(force.parts, work);
  for (int thread = 1; thread < std::min(force.threads, force.parts); ++thread)
    helpers.call([job] { job->take_parts(); });
  job->take_parts();
  job->wait();
}

}  // namespace ptw
