// How the engine uses the processor: a batch is cut into parts, and each thread does whole parts
// with single-threaded operators. Operators that share threads wait for the slowest one, which
// collapses as soon as anything else uses a core.
#pragma once

#include <cstdint>
#include <functional>

namespace ptw {

/// Call first in every thread that runs operators.
void use_one_thread_per_operator();

/// The number of processors this process may use.
int available_processors();

/// The parts of a batch, on which its numbers depend to the last bit, and the threads that share
/// them, on which nothing depends but the time.
struct Workforce {
  Workforce(int count) : parts(count), threads(count) {}  // NOLINT: a number says both
  Workforce(int part_count, int thread_count) : parts(part_count), threads(thread_count) {}
  int parts, threads;
};

/// Runs work(0) .. work(parts - 1) in as many threads as there are, and returns when all are done.
/// The first exception by index is thrown again.
void run_in_parallel(Workforce force, const std::function<void(int)>& work);

}  // namespace ptw
