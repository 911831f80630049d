#include "model/finite.h"

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

/// Whether an exponent is all ones, `exponent` being its bits, among `count` numbers.
template <class Bits>
bool has_full_exponent(const void* numbers, std::int64_t count, Bits exponent) {
  const auto* bits = static_cast<const Bits*>(numbers);
  Bits found = 0;
#pragma omp simd reduction(| : found)
  for (std::int64_t i = 0; i < count; ++i)
    found |= static_cast<Bits>((bits[i] & exponent) == exponent);
  return found != 0;
}

bool is_finite(const torch::Tensor& values) {
  const auto* numbers = values.data_ptr();
  const auto count = values.numel();
  switch (values.scalar_type()) {
    case torch::kFloat32:
      return !has_full_exponent<std::uint32_t>(numbers, count, 0x7F800000U);
    case torch::kBFloat16:
      return !has_full_exponent<std::uint16_t>(numbers, count, 0x7F80U);
    case torch::kFloat16:
      return !has_full_exponent<std::uint16_t>(numbers, count, 0x7C00U);
    default:
      return values.isfinite().all().item<bool>();
  }
}

}  // namespace

void check_finite(const torch::Tensor& tensor, const std::string& name,
                  const std::filesystem::path& file) {
  if (!tensor.is_floating_point() || is_finite(tensor.detach().contiguous())) return;
  throw Error(PTW_TR("model",
                     "%1: the tensor %2 has values that are infinite or no numbers (NaN). Train "
                     "or download it once more."),
              {file.string(), shown(name)});
}

torch::Tensor as_float32(const torch::Tensor& tensor, const std::string& name,
                         const std::filesystem::path& file) {
  check_finite(tensor, name, file);
  auto converted = tensor.to(torch::kFloat32);
  if (tensor.scalar_type() == torch::kFloat64 && !is_finite(converted.detach().contiguous()))
    throw Error(PTW_TR("model",
                       "%1: the tensor %2 has values of float64 that are too large for float32. "
                       "Save it as float32."),
                {file.string(), shown(name)});
  return converted;
}

}  // namespace ptw
