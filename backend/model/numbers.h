// The numbers of a tensor as model/rows.h takes them.
#pragma once

#include "model/rows.h"
#include "torch_headers.h"

namespace ptw {

/// Calls `work` with a pointer to the numbers of `tensor`, which are float32 or bfloat16.
template <class Work>
auto with_numbers(const torch::Tensor& tensor, Work work) {
  if (tensor.scalar_type() == torch::kBFloat16)
    return work(static_cast<rows::Bf16*>(tensor.data_ptr()));
  return work(tensor.data_ptr<float>());
}

/// Those of `tensor`, whose type is that of `others`; null if it is undefined.
template <class Number>
Number* numbers_like(Number* /*others*/, const torch::Tensor& tensor) {
  return tensor.defined() ? static_cast<Number*>(tensor.data_ptr()) : nullptr;
}

}  // namespace ptw
