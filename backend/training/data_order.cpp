#include "training/data_order.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace ptw {

std::uint64_t mix(std::uint64_t seed, std::uint64_t stream) {
  auto x = seed + 0x9e3779b97f4a7c15ULL * (stream + 1);
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

namespace {

std::vector<std::size_t> shuffled(std::size_t examples, std::uint64_t seed) {
  std::vector<std::size_t> order(examples);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(seed);
  for (std::size_t i = examples; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

}  // namespace

std::vector<std::size_t> sample(std::size_t examples, std::size_t count, std::uint64_t seed) {
  auto drawn = shuffled(examples, seed);
  drawn.resize(std::min(count, examples));
  std::ranges::sort(drawn);
  return drawn;
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
