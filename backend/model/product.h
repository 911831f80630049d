// Matrix products by oneDNN, which multiplies bfloat16 natively where the processor can.
#pragma once

#include <cstdint>

#include "torch_headers.h"

namespace ptw {

/// Whether this processor multiplies bfloat16 natively: about twice as fast as float32.
bool multiplies_bf16();

/// out = a b, summed in float32. a [.., M, K], b [.., K, N] and out [.., M, N] have any strides and
/// the same leading dimensions, at most two. a and b are both float32 or both bfloat16, out is
/// either. Takes no gradient.
void multiply(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& out);

/// What happens to the sums before they are stored.
enum class Store { plain, add, relu };

/// The right factor [K, N] of many products.
class RightFactor {
 public:
  RightFactor() = default;
  /// Of float32 as it is; otherwise a copy, laid out as products read it fastest.
  RightFactor(const torch::Tensor& matrix, torch::ScalarType type);

  [[nodiscard]] std::int64_t columns() const { return columns_; }
  [[nodiscard]] torch::ScalarType type() const { return numbers_.scalar_type(); }

 private:
  friend void multiply(const torch::Tensor&, const RightFactor&, const torch::Tensor&, Store,
                       const torch::Tensor&);
  std::int64_t rows_ = 0, columns_ = 0;
  torch::Tensor numbers_;
};

/// The same for a [.., K] and out [.., N]; Store::add makes it out += a b, Store::relu cuts it at
/// 0. `bias` [N], float32, is added to every row where it is defined.
void multiply(const torch::Tensor& a, const RightFactor& b, const torch::Tensor& out,
              Store store = Store::plain, const torch::Tensor& bias = {});

/// x b in `type`, for x [.., K] of any type.
torch::Tensor product(const torch::Tensor& x, const RightFactor& b, torch::ScalarType type,
                      Store store = Store::plain, const torch::Tensor& bias = {});

}  // namespace ptw
