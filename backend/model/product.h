// Matrix products by oneDNN, which multiplies bfloat16 natively where the processor can.
#pragma once

#include <cstdint>
#include <mutex>

#include "torch_headers.h"

namespace ptw {

/// Whether this processor multiplies bfloat16 natively: about twice as fast as float32.
bool multiplies_bf16();

/// What happens to the sums before they are stored.
enum class Store { plain, add, relu };

/// out = a b, summed in float32. a [.., M, K], b [.., K, N] and out [.., M, N] have any strides and
/// the same leading dimensions, at most two. a and b are both float32 or both bfloat16, out is
/// either. Takes no gradient. Store::add makes it out += a b, Store::relu cuts it at 0.
void multiply(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& out,
              Store store = Store::plain);

/// How a right factor is held: as it lies, in float32, or as a copy in float32 or bfloat16, laid
/// out as products read it fastest. In float32 few rows gain little from a copy: they are
/// multiplied with the factor as it lies, and a factor that meets no others is not copied.
enum class FactorForm { as_it_lies, fp32, bf16 };

/// The right factor [K, N], float32, of many products. It may be used by several threads.
class RightFactor {
 public:
  RightFactor(torch::Tensor matrix, FactorForm form);

  [[nodiscard]] std::int64_t columns() const { return matrix_.size(1); }
  /// Of what it is multiplied with.
  [[nodiscard]] torch::ScalarType type() const;
  /// Itself, in that type, for products with some of its rows or columns.
  [[nodiscard]] const torch::Tensor& matrix() const;

 private:
  friend void multiply(const torch::Tensor&, const RightFactor&, const torch::Tensor&, Store,
                       const torch::Tensor&);
  [[nodiscard]] bool is_copied_for(std::int64_t count) const;
  void pack() const;

  torch::Tensor matrix_;
  FactorForm form_;
  // By whoever first asks: many a factor is never asked for.
  mutable std::once_flag packed_, converted_;
  mutable torch::Tensor copy_;  // undefined: products read the matrix itself fastest
  mutable torch::Tensor converted_matrix_;
};

/// The same for a [.., K] and out [.., N]. `bias` [N], float32, is added to every row where it is
/// defined.
void multiply(const torch::Tensor& a, const RightFactor& b, const torch::Tensor& out,
              Store store = Store::plain, const torch::Tensor& bias = {});

/// x b in `type`, for x [.., K] of any type.
torch::Tensor product(const torch::Tensor& x, const RightFactor& b, torch::ScalarType type,
                      Store store = Store::plain, const torch::Tensor& bias = {});

}  // namespace ptw
