// What benchmarks of the engine share: times, peaks, random examples.
#pragma once

#include <algorithm>
#include <vector>

#include "model/parallel.h"
#include "model/product.h"
#include "model/token_batch.h"
#include "training/stopwatch.h"

namespace ptw {

/// The median time of some calls, in seconds, after one that is not counted.
template <class Work>
double usual_time(Work work) {
  work();
  std::vector<double> times;
  for (double all = 0; times.size() < 5 || (all < 3 && times.size() < 100); all += times.back()) {
    const Stopwatch watch(0);
    work();
    times.push_back(watch.seconds());
  }
  std::ranges::nth_element(times, times.begin() + std::ssize(times) / 2);
  return times[times.size() / 2];
}

/// Operations a second of `threads` large square products at once, each on one thread, by
/// LibTorch's own product or ours, whichever is quicker.
inline double product_peak(torch::ScalarType type, int threads) {
  constexpr std::int64_t kSize = 2048;
  const auto a = torch::randn({kSize, kSize}).to(type);
  const RightFactor b(a, type);
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

inline std::vector<TokenizedExample> random_examples(std::int64_t count, std::int64_t input,
                                                     std::int64_t target, std::int64_t vocabulary) {
  const auto drawn = torch::randint(10, vocabulary, {count, input + target}, torch::kInt64);
  std::vector<TokenizedExample> examples(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const auto* row = drawn[i].data_ptr<std::int64_t>();
    auto& example = examples[static_cast<std::size_t>(i)];
    example.input.assign(row, row + input);
    example.target.assign(row + input, row + input + target);
  }
  return examples;
}

inline std::vector<const TokenizedExample*> pointers_to(
    const std::vector<TokenizedExample>& examples) {
  std::vector<const TokenizedExample*> all;
  for (const auto& example : examples) all.push_back(&example);
  return all;
}

}  // namespace ptw
