// What this machine can do, measured.
#pragma once

namespace ptw {

struct MachineReport {
  int processors = 1;
  bool multiplies_bf16 = false;  ///< natively
  double gflops = 0;             ///< LibTorch's fp32 products on one core, 1e9 operations a second

  /// A reference BLAS reaches about 6, an optimised one several tens.
  [[nodiscard]] bool has_slow_blas() const { return gflops < 15; }
};

/// Takes about a tenth of a second with a fast BLAS.
MachineReport measure_machine();

}  // namespace ptw
