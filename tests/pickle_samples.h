// Small files as torch.save writes them: what tests of sound and of damaged ones begin with.
#pragma once

#include "pickle_fixture.h"
#include "torch_headers.h"

namespace ptw::handmade {

inline std::string bytes_of(const torch::Tensor& tensor) {
  const auto flat = tensor.contiguous();
  return {static_cast<const char*>(flat.data_ptr()), flat.nbytes()};
}

inline const auto& six() {
  static const auto numbers = torch::tensor({-2.0, -0.5, 0.0, 1.0, 8.0, 31.0});
  return numbers;
}

/// One tensor "w" over a storage of six floats.
inline std::string view(std::int64_t offset, const std::vector<std::int64_t>& sizes,
                        const std::vector<std::int64_t>& strides) {
  return dict({{"w", tensor(storage("FloatStorage", "0", 6), offset, sizes, strides)}});
}

inline std::string six_floats() {
  return bytes_of(six().to(torch::kFloat32));
}

/// A little of everything: three names, two storages.
inline std::string small_code() {
  const auto floats = storage("FloatStorage", "0", 6), longs = storage("LongStorage", "7", 1);
  return dict({{"a", tensor(floats, 0, {2, 3}, {3, 1})},
               {"b", tensor(floats, 1, {2}, {2})},
               {"c", tensor(longs, 0, {}, {})}});
}

inline std::string small_zip() {
  return torch_zip(small_code(), {{"0", six_floats()}, {"7", number(std::int64_t{5})}});
}

inline std::string small_plain() {
  return plain(small_code(), {{"7", 1, number(std::int64_t{5})}, {"0", 6, six_floats()}});
}

}  // namespace ptw::handmade
