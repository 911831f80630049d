#include "analysis/machine.h"

#include <chrono>

#include "model/parallel.h"
#include "model/product.h"
#include "torch_headers.h"

namespace ptw {

MachineReport measure_machine() {
  use_one_thread_per_operator();
  constexpr std::int64_t kSize = 512;
  constexpr int kRepeats = 4;
  const auto a = torch::ones({kSize, kSize}), b = torch::ones({kSize, kSize});
  torch::matmul(a, b);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < kRepeats; ++i) torch::matmul(a, b);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  return {available_processors(), multiplies_bf16(),
          2.0 * kSize * kSize * kSize * kRepeats / taken.count() / 1e9};
}

}  // namespace ptw
