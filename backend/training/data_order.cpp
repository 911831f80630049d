#include "training/data_order.h"

namespace ptw {

std::uint64_t mix(std::uint64_t seed, std::uint64_t stream) {
  auto x = seed + 0x9e3779b97f4a7c15ULL * (stream + 1);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

DataOrder::DataOrder(std::size_t examples, std::size_t batch_size, std::uint64_t seed)
    : examples_(examples), batch_size_(batch_size), seed_(seed) {}

std::vector<std::size_t> DataOrder::batch(std::int64_t step) {
  std::vector<std::size_t> indices;
  auto position = static_cast<std::uint64_t>(step - 1) * batch_size_;
  for (std::size_t i = 0; i < batch_size_; ++i, ++position)
    indices.push_back(permutation(position / examples_)[position % examples_]);
  return indices;
}

const std::vector<std::size_t>& DataOrder::permutation(std::uint64_t epoch) {
  if (permutation_.empty() || epoch != epoch_) {
    epoch_ = epoch;
    permutation_ = shuffled(examples_, mix(seed_, epoch));
  }
  return permutation_;
}

}  // namespace ptw
