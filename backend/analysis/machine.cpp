#include "analysis/machine.h"

#include <dlfcn.h>

#include "analysis/thread_time.h"
#include "model/parallel.h"
#include "model/product.h"
#include "torch_headers.h"

namespace ptw {

bool blas_has_own_threads() {
  constexpr int kOwnThreads = 1;  // 0: none, 2: OpenMP's
  auto* parallel = reinterpret_cast<int (*)()>(::dlsym(RTLD_DEFAULT, "openblas_get_parallel"));
  return parallel && parallel() == kOwnThreads;
}

MachineReport measure_machine() {
  use_one_thread_per_operator();
  constexpr std::int64_t kSize = 512;
  constexpr int kRepeats = 4;
  const auto a = torch::ones({kSize, kSize}), b = torch::ones({kSize, kSize});
  torch::matmul(a, b);
  const auto start = thread_seconds();  // others may be busy
  for (int i = 0; i < kRepeats; ++i) torch::matmul(a, b);
  const auto taken = thread_seconds() - start;
  return {available_processors(), multiplies_bf16(),
          2.0 * kSize * kSize * kSize * kRepeats / taken / 1e9, blas_has_own_threads()};
}

}  // namespace ptw
