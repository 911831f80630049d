#include "methods/projection.h"

#include <cmath>

namespace ptw {

Linear fresh_linear(std::int64_t in, std::int64_t out, at::Generator& generator) {
  const auto reach = 1 / std::sqrt(static_cast<double>(in));
  return {torch::empty({out, in}).uniform_(-reach, reach, generator),
          torch::empty({out}).uniform_(-reach, reach, generator)};
}

torch::Tensor Projection::hidden(const torch::Tensor& x) const {
  return torch::tanh(first(x));
}

torch::Tensor Projection::operator()(const torch::Tensor& x) const {
  return second(hidden(x));
}

}  // namespace ptw
