#include "model/dropout.h"

namespace ptw {

Dropout::Dropout(double rate, std::uint64_t seed) : rate_(rate) {
  if (rate > 0) generator_ = at::detail::createCPUGenerator(seed);
}

torch::Tensor Dropout::operator()(const torch::Tensor& x) const {
  if (!is_active()) return x;
  const double kept = 1 - rate_;
  return x * torch::empty_like(x).bernoulli_(kept, *generator_).div_(kept);
}

}  // namespace ptw
