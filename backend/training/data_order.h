// Which training examples make up a step: epochs in an order that depends on the seed alone.
#pragma once

#include <cstdint>
#include <vector>

#include "text/sampling.h"

namespace ptw {

/// Holds no state between steps but a cached epoch, so that any step can be asked for at any time.
class DataOrder {
 public:
  DataOrder(std::size_t examples, std::size_t batch_size, std::uint64_t seed);
  /// Indices of the examples of update `step`, 1 being the first. Epochs follow one another without
  /// a gap; each is a permutation of its own.
  std::vector<std::size_t> batch(std::int64_t step);

 private:
  const std::vector<std::size_t>& permutation(std::uint64_t epoch);

  std::size_t examples_, batch_size_;
  std::uint64_t seed_;
  std::uint64_t epoch_ = 0;
  std::vector<std::size_t> permutation_;
};

/// One 64-bit seed from two, well mixed (SplitMix64).
std::uint64_t mix(std::uint64_t seed, std::uint64_t stream);

}  // namespace ptw
