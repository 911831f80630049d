// Where the golden numbers of the reference implementation are, and how far we are from them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "torch_headers.h"

namespace ptw {

/// $PTW_CONFORMANCE, or the folder `shared/conformance` beside the source tree; may not exist.
inline std::filesystem::path conformance_folder() {
  if (const char* given = std::getenv("PTW_CONFORMANCE")) return given;
  return std::filesystem::path(PTW_SOURCE_DIR) / ".." / "shared" / "conformance";
}

/// Largest absolute difference, over positions where `mask` [B, T] is 1 when one is given.
inline double deviation(const torch::Tensor& ours, const torch::Tensor& golden,
                        const torch::Tensor& mask = {}) {
  auto difference = (ours.to(torch::kFloat64) - golden.to(torch::kFloat64)).abs();
  if (mask.defined()) difference = difference * mask.to(torch::kFloat64).unsqueeze(-1);
  return difference.numel() == 0 ? 0 : difference.max().item<double>();
}

/// The same relative to the largest entry of the golden tensor.
inline double relative_deviation(const torch::Tensor& ours, const torch::Tensor& golden) {
  return deviation(ours, golden) / std::max(1e-12, golden.abs().max().item<double>());
}

}  // namespace ptw
