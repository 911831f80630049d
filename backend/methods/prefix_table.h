// The prefix of one attention stack: keys and values for P positions of every layer, as they are or
// made by an MLP of fewer numbers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "methods/method.h"
#include "methods/projection.h"

namespace ptw {

class PrefixTable {
 public:
  /// Takes a copy of `values` [P, 2 L d] as the trainable parameters.
  explicit PrefixTable(const torch::Tensor& values);
  /// Takes copies of `embedding` [P, E] and of the MLP that makes the values of it.
  PrefixTable(const torch::Tensor& embedding, const Projection& projection);

  /// The table [P, 2 L d]: key of layer 0, value of layer 0, key of layer 1, ...
  [[nodiscard]] torch::Tensor values() const;

  /// Under the names that PEFT's PrefixEncoder gives them, behind `name`.
  [[nodiscard]] std::vector<NamedTensor> parameters(const std::string& name) const;

  [[nodiscard]] bool is_projected() const { return projection_.has_value(); }

 private:
  torch::Tensor embedding_;
  std::optional<Projection> projection_;
};

/// The slice `index` of a table [P, slices * heads * d] as [1, heads, P, d].
torch::Tensor slice_of(const torch::Tensor& table, std::int64_t index, const Heads& heads);

/// Keys and values for every layer, of a table [P, 2 L d]: layer i has slices 2i and 2i + 1.
std::vector<KeysValues> layers_of(const torch::Tensor& table, const Heads& heads);

}  // namespace ptw
