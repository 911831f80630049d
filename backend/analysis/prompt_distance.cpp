#include "analysis/prompt_distance.h"

namespace ptw {
namespace {

VectorPair between(const torch::Tensor& first, const torch::Tensor& second) {
  const auto norms = first.norm() * second.norm();
  return {(first.dot(second) / norms.clamp_min(1e-12)).item<double>(),
          (first - second).norm().item<double>()};
}

}  // namespace

PromptPair prompt_distance(const torch::Tensor& first, const torch::Tensor& second) {
  PromptPair pair;
  pair.centers = between(first.mean(0), second.mean(0));
  if (first.size(0) != second.size(0)) return pair;
  const auto count = static_cast<double>(first.size(0));
  for (std::int64_t token = 0; token < first.size(0); ++token) {
    pair.tokens.push_back(between(first[token], second[token]));
    pair.mean.cosine += pair.tokens.back().cosine / count;
    pair.mean.euclidean += pair.tokens.back().euclidean / count;
  }
  return pair;
}

}  // namespace ptw
