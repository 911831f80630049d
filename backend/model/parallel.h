// How the engine uses the processor: a batch is cut into parts, each part has a thread of its own
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

/// The rows [begin, end) of part `part` out of `parts` of `rows` rows; sizes differ by one at most.
struct Rows {
  std::int64_t begin;
  std::int64_t end;
};
Rows part_of(std::int64_t rows, int parts, int part);

/// Runs work(0) .. work(count - 1), each in a thread of its own, and returns when all are done. The
/// first exception by index is thrown again.
void run_in_parallel(int count, const std::function<void(int)>& work);

}  // namespace ptw
