// Weights that are no numbers are refused where they are read: training would only spread them.
#pragma once

#include <filesystem>
#include <string>

#include "torch_headers.h"

namespace ptw {

/// Throws Error, naming the file and the tensor, when one of its values is NaN or infinite.
void check_finite(const torch::Tensor& tensor, const std::string& name,
                  const std::filesystem::path& file);

/// The tensor as float32, itself if it is. Throws Error as above, and for values of float64 that
/// float32 does not hold.
torch::Tensor as_float32(const torch::Tensor& tensor, const std::string& name,
                         const std::filesystem::path& file);

}  // namespace ptw
