// What benchmarks of the engine share: times, peaks, random examples.
#pragma once

#include <algorithm>
#include <vector>

#include "model/parallel.h"
#include "model/product.h"
#include "model/token_batch.h"
#include "token_rows.h"
#include "training/stopwatch.h"

namespace ptw {

/// The median.
inline double usual(std::vector<double> values) {
  std::ranges::nth_element(values, values.begin() + std::ssize(values) / 2);
  return values[values.size() / 2];
}

/// The usual time of some calls, in seconds, after one that is not counted.
template <class Work>
double usual_time(Work work) {
  work();
  std::vector<double> times;
  for (double all = 0; times.size() < 5 || (all < 3 && times.size() < 100); all += times.back()) {
    const Stopwatch watch(0);
    work();
    times.push_back(watch.seconds());
  }
  return usual(std::move(times));
}

/// Large square products, one on each of some threads at once, by LibTorch's own product or ours,
/// whichever is quicker.
class SquareProducts {
 public:
  SquareProducts(torch::ScalarType type, int threads)
      : type_(type),
        threads_(threads),
        left_(torch::randn({kSize, kSize}).to(type)),
        right_(left_.to(torch::kFloat32),
               type == torch::kBFloat16 ? FactorForm::bf16 : FactorForm::as_it_lies) {
    const auto ours = usual_time([&] { multiply_ours(); });
    const auto theirs = usual_time([&] { multiply_theirs(); });
    are_ours_ = ours < theirs;
  }

  /// Operations a second of one round, made now.
  [[nodiscard]] double rate() const {
    const Stopwatch watch(0);
    are_ours_ ? multiply_ours() : multiply_theirs();
    return 2.0 * kSize * kSize * kSize * threads_ / watch.seconds();
  }

 private:
  static constexpr std::int64_t kSize = 2048;

  void multiply_ours() const {
    everywhere([&](const torch::Tensor& out) { multiply(left_, right_, out); });
  }
  void multiply_theirs() const {
    everywhere([&](torch::Tensor out) { torch::mm_out(out, left_, left_); });
  }
  template <class Product>
  void everywhere(const Product& product) const {
    run_in_parallel(threads_, [&](int) {
      const torch::NoGradGuard no_gradient;
      product(torch::empty({kSize, kSize}, type_));
    });
  }

  torch::ScalarType type_;
  int threads_;
  torch::Tensor left_;
  RightFactor right_;
  bool are_ours_ = false;
};

/// How long inputs are: any length from the shortest to the longest, at random.
struct Lengths {
  Lengths(std::int64_t only) : shortest(only), longest(only) {}  // NOLINT: one number says both
  Lengths(std::int64_t least, std::int64_t most) : shortest(least), longest(most) {}
  std::int64_t shortest, longest;
};

inline std::vector<TokenizedExample> random_examples(std::int64_t count, Lengths input,
                                                     std::int64_t target, std::int64_t vocabulary) {
  std::vector<TokenizedExample> examples(static_cast<std::size_t>(count));
  for (auto& example : examples) {
    const auto length =
        torch::randint(input.shortest, input.longest + 1, {1}, torch::kInt64).item<std::int64_t>();
    const auto drawn = torch::randint(10, vocabulary, {length + target}, torch::kInt64);
    const auto* ids = drawn.data_ptr<std::int64_t>();
    example.input.assign(ids, ids + length);
    example.target.assign(ids + length, ids + length + target);
  }
  return examples;
}

}  // namespace ptw
