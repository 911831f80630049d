// Tensors that lie in a mapped file.
#pragma once

#include "files/mapped_file.h"
#include "torch_headers.h"

namespace ptw {

/// Takes a tensor that has been copied out of this process's memory, if a file holds it: whoever
/// looks at it again has it read again.
inline void let_pages_go(const torch::Tensor& tensor) {
  if (tensor.is_non_overlapping_and_dense())
    let_pages_go({static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()});
}

}  // namespace ptw
