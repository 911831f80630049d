// What this machine can do, measured.
#pragma once

namespace ptw {

struct MachineReport {
  int processors = 1;
  bool multiplies_bf16 = false;  ///< natively
  double gflops = 0;             ///< LibTorch's fp32 products on one core, 1e9 operations a second
  bool blas_has_own_threads = false;

  /// A reference BLAS reaches about 6, an optimised one several tens.
  [[nodiscard]] bool has_slow_blas() const { return gflops < 15; }
};

/// Whether LibTorch's products go to an OpenBLAS that makes threads of its own, which fight with
/// LibTorch's for the processors: Debian's libopenblas0-pthread.
bool blas_has_own_threads();

/// Takes about a tenth of a second with a fast BLAS.
MachineReport measure_machine();

}  // namespace ptw
