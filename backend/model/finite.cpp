#include "model/finite.h"

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::int64_t kPart = 1 << 20;  // looked at together, so that a copy of it stays small

}  // namespace

void check_finite(const torch::Tensor& tensor, const std::string& name,
                  const std::filesystem::path& file) {
  if (!tensor.is_floating_point()) return;
  const auto values = tensor.detach().reshape({-1});
  for (std::int64_t begin = 0; begin < values.numel(); begin += kPart)
    if (!values.slice(0, begin, begin + kPart).isfinite().all().item<bool>())
      throw Error(
          PTW_TR("model",
                 "%1: the tensor %2 has values that are infinite or no numbers (NaN). Train "
                 "or download it once more."),
          {file.string(), shown(name)});
}

}  // namespace ptw
