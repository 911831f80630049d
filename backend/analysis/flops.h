// What a computation costs, counted while it runs.
#pragma once

#include <cstdint>
#include <span>

#include "methods/method.h"

namespace ptw {

/// Counts the floating-point operations of the matrix products that this thread executes while the
/// counter lives: 2 m n k for a product [m, k] x [k, n], a multiplication and an addition each.
/// What is done element by element is left out, as the papers do. One counter per thread at a time.
class FlopCounter {
 public:
  FlopCounter();
  ~FlopCounter();
  FlopCounter(const FlopCounter&) = delete;
  FlopCounter& operator=(const FlopCounter&) = delete;
  [[nodiscard]] std::int64_t flops() const;

 private:
  std::uint64_t handle_;
};

/// Floating-point operations to read an example and to give the likelihood of its target, one
/// example at a time, without padding: the mean over `examples`. `method` null: the model alone.
double inference_flops(const Method* method, const FrozenModel& model,
                       std::span<const TokenizedExample> examples);

}  // namespace ptw
