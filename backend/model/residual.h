// The residual stream of a stack. What a sublayer gives is added when the next one reads it, for
// that one's norm can do so in the same pass over memory.
#pragma once

#include <utility>

#include "torch_headers.h"

namespace ptw {

struct Residual {
  torch::Tensor sum;     ///< [.., E], float32
  torch::Tensor change;  ///< [.., E], not added yet; undefined: nothing

  void add(const torch::Tensor& output) {
    settle();
    change = output;
  }

  /// Adds what is not added yet.
  const torch::Tensor& settle() {
    if (change.defined()) sum = sum + std::exchange(change, {});
    return sum;
  }
};

}  // namespace ptw
