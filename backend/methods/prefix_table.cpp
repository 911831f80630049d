#include "methods/prefix_table.h"

namespace ptw {
namespace {

torch::Tensor trainable(const torch::Tensor& tensor) {
  return tensor.detach().clone().contiguous().set_requires_grad(true);
}

Linear trainable(const Linear& linear) {
  return {trainable(linear.weight), trainable(linear.bias)};
}

}  // namespace

PrefixTable::PrefixTable(const torch::Tensor& values) : embedding_(trainable(values)) {}

PrefixTable::PrefixTable(const torch::Tensor& embedding, const Projection& projection)
    : embedding_(trainable(embedding)),
      projection_(Projection{trainable(projection.first), trainable(projection.second)}) {}

torch::Tensor PrefixTable::values() const {
  return projection_ ? (*projection_)(embedding_) : embedding_;
}

std::vector<NamedTensor> PrefixTable::parameters(const std::string& name) const {
  std::vector<NamedTensor> all = {{name + "embedding.weight", embedding_}};
  if (!projection_) return all;
  const auto& [first, second] = *projection_;
  all.push_back({name + "transform.0.weight", first.weight});
  all.push_back({name + "transform.0.bias", first.bias});
  all.push_back({name + "transform.2.weight", second.weight});
  all.push_back({name + "transform.2.bias", second.bias});
  return all;
}

torch::Tensor slice_of(const torch::Tensor& table, std::int64_t index, const Heads& heads) {
  return table.slice(1, index * heads.width(), (index + 1) * heads.width())
      .view({table.size(0), heads.count, heads.size})
      .transpose(0, 1)
      .unsqueeze(0);
}

std::vector<KeysValues> layers_of(const torch::Tensor& table, const Heads& heads) {
  std::vector<KeysValues> layers;
  for (std::int64_t slice = 0; slice < table.size(1) / heads.width(); slice += 2)
    layers.push_back({slice_of(table, slice, heads), slice_of(table, slice + 1, heads)});
  return layers;
}

}  // namespace ptw
