#include "text/sampling.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <utility>

namespace ptw {

std::vector<std::size_t> shuffled(std::size_t examples, std::uint64_t seed) {
  std::vector<std::size_t> order(examples);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 random(seed);
  for (std::size_t i = examples; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

std::vector<std::size_t> sample(std::size_t examples, std::size_t count, std::uint64_t seed) {
  auto drawn = shuffled(examples, seed);
  drawn.resize(std::min(count, examples));
  std::ranges::sort(drawn);
  return drawn;
}

}  // namespace ptw
