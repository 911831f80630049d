// SMoP: sparse mixture of prompts (Choi et al. 2023).
//
// k short prompts P_1 .. P_k, each [l, E], and a linear router u [k, E] without bias. With x the
// mean of an example's word embeddings over its real positions, p = softmax(u x). What the model
// reads is [sum_j w_j P_j ; X_e]; the routing decides the weights w [k]:
//
//   top1-perturbed  p_c for the most probable prompt c, 0 for the others; while training the logits
//                   get Gaussian noise, so that no prompt is left out
//   top1            the same without noise
//   top2            p_j for the two most probable prompts (not normalised again)
//   gumbel          1 for the most probable prompt; while training Gumbel noise is added to the
//                   logits and the gradient is that of their softmax (straight through)
//   stochastic      no router: while training 1 for a random prompt, else 1/k for each
//   none            one prompt without a router: plain prompt tuning of length l
//
// Parameters: k * l * E + k * E.
#pragma once

#include "methods/method_entry.h"
#include "methods/mixture.h"

namespace ptw {

struct SmopOptions {
  std::string routing = "top1-perturbed";  ///< one of those above
  std::string noise = "relative";          ///< "relative": eps * logit; "additive": eps
  std::int64_t prompts = 4;                ///< k
};

class Smop : public Mixture {
 public:
  /// Takes copies of `prompts` [k * l, E] and `router` [k, E]; routings without a router ignore it.
  Smop(const torch::Tensor& prompts, const torch::Tensor& router, SmopOptions options);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// All prompts, one after the other, [k * l, E].
  [[nodiscard]] torch::Tensor soft_prompt() const override { return prompts_.detach(); }
  [[nodiscard]] std::int64_t added_positions() const override {
    return prompts_.size(0) / options_.prompts;
  }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;
  void record(const std::filesystem::path& checkpoint, const FrozenModel& model,
              std::span<const TokenizedExample> dev) const override;

  [[nodiscard]] std::int64_t prompt_count() const override { return options_.prompts; }
  [[nodiscard]] torch::Tensor route(const FrozenModel& model,
                                    const TokenBatch& batch) const override;
  [[nodiscard]] std::unique_ptr<Method> only(std::int64_t prompt) const override;

  /// The router's logits [B, k].
  [[nodiscard]] torch::Tensor logits(const FrozenModel& model, const TokenBatch& batch) const;

  /// The weights w [B, k] of the prompts, given the router's logits [B, k] with whatever noise
  /// they have.
  [[nodiscard]] torch::Tensor weights(const torch::Tensor& logits) const;

  /// `logits` with the noise of training; `standard_normal` has their shape.
  [[nodiscard]] torch::Tensor perturbed(const torch::Tensor& logits,
                                        const torch::Tensor& standard_normal) const;

  /// The batch behind each example's mixture of prompts.
  [[nodiscard]] EmbeddedInput mixed(const torch::Tensor& weights, const FrozenModel& model,
                                    const TokenBatch& batch) const;

 private:
  [[nodiscard]] bool has_router() const;
  [[nodiscard]] torch::Tensor training_weights(const torch::Tensor& logits,
                                               std::uint64_t seed) const;

  torch::Tensor prompts_;  // [k * l, E]
  torch::Tensor router_;   // [k, E]
  SmopOptions options_;
};

/// Rows that are orthonormal (columns, where k > E): [k, E].
torch::Tensor orthogonal_router(std::int64_t prompts, std::int64_t embedding_size,
                                std::uint64_t seed);

MethodEntry smop_entry();

}  // namespace ptw
