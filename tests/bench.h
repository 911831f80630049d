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

/// Operations a second of `threads` large square products at once, each on one thread, by
/// LibTorch's own product or ours, whichever is quicker.
inline double product_peak(torch::ScalarType type, int threads) {
  constexpr std::int64_t kSize = 2048;
  const auto a = torch::randn({kSize, kSize}).to(type);
  const RightFactor b(a.to(torch::kFloat32),
                      type == torch::kBFloat16 ? FactorForm::bf16 : FactorForm::as_it_lies);
  const auto seconds_of = [&](const auto& product) {
    return usual_time([&] {
      run_in_parallel(threads, [&](int) {
        const torch::NoGradGuard no_gradient;
        product(torch::empty({kSize, kSize}, type));
      });
    });
  };
  const auto ours = seconds_of([&](const torch::Tensor& out) { multiply(a, b, out); });
  const auto theirs = seconds_of([&](torch::Tensor out) { torch::mm_out(out, a, a); });
  return 2.0 * kSize * kSize * kSize * threads / std::min(ours, theirs);
}

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
