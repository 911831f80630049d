// Arrays that NumPy wrote with numpy.save.
#pragma once

#include <filesystem>

#include "torch_headers.h"

namespace ptw {

/// The array of an .npy file, contiguous, in the type it is stored in: float16, float32 or float64
/// of either byte order, C or Fortran order, at most 8 dimensions, format versions 1 to 3. It may
/// hold NaN and infinities. Throws Error, naming the file and the fault, for anything else.
torch::Tensor read_npy(const std::filesystem::path& path);

}  // namespace ptw
