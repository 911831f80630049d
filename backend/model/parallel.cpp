#include "model/parallel.h"

#include <omp.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "torch_headers.h"

namespace ptw {

void use_one_thread_per_operator() {
  // LibTorch gives every new thread its own number at the first operator, BLAS asks OpenMP at once.
  static std::once_flag told;
  std::call_once(told, [] { torch::set_num_threads(1); });
  omp_set_num_threads(1);
}

int available_processors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return std::max(1, CPU_COUNT(&set));
}

Rows part_of(std::int64_t rows, int parts, int part) {
  return {rows * part / parts, rows * (part + 1) / parts};
}

void run_in_parallel(Workforce force, const std::function<void(int)>& work) {
  std::vector<std::exception_ptr> problems(static_cast<std::size_t>(force.parts));
  std::atomic<int> next = 0;
  const auto take_parts = [&] {
    use_one_thread_per_operator();
    for (int part = next++; part < force.parts; part = next++) try {
        work(part);
      } catch (...) {
        problems[static_cast<std::size_t>(part)] = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> others;
    for (int thread = 1; thread < std::min(force.threads, force.parts); ++thread)
      others.emplace_back(take_parts);
    take_parts();
  }
  for (const auto& problem : problems)
    if (problem) std::rethrow_exception(problem);
}

}  // namespace ptw
