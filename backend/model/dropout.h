// Dropout with a generator of its own, so that a step's randomness depends on its seed alone.
#pragma once

#include <cstdint>
#include <optional>

#include "torch_headers.h"

namespace ptw {

class Dropout {
 public:
  Dropout() = default;  ///< none
  Dropout(double rate, std::uint64_t seed);
  [[nodiscard]] bool is_active() const { return rate_ > 0; }
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;

 private:
  double rate_ = 0;
  std::optional<at::Generator> generator_;
};

}  // namespace ptw
