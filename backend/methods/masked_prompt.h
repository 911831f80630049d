// A soft prompt of which parts are masked (XPrompt, Ma et al. 2022, section Hierarchical Structured
// Pruning): the model sees gamma_i * zeta_ij * q_ij, where q_ij is piece j of token i. Tokens that
// are masked whole stay as zero vectors (the paper's formula), or leave the sequence, which is what
// saves computation.
#pragma once

#include "methods/method.h"
#include "report/prompt_mask.h"

namespace ptw {

/// Throws Error when `mask` is not of this prompt: another number of tokens, or pieces that do not
/// divide the embedding.
void require_fit(const PromptMask& mask, std::int64_t tokens, std::int64_t embedding_size);

/// Throws Error unless `pieces` divides the embedding.
void require_divides(std::int64_t pieces, std::int64_t embedding_size);

/// gamma_i * zeta_ij for every value of the prompt, float32 [m, E].
torch::Tensor mask_values(const PromptMask& mask, std::int64_t embedding_size);

/// Indices of the tokens of which the model sees something, int64.
torch::Tensor kept_token_indices(const PromptMask& mask);

class MaskedPrompt : public Method {
 public:
  /// `values` [m, E] is trained in place, masked or not. Throws Error when the mask does not fit.
  MaskedPrompt(const torch::Tensor& values, PromptMask mask, bool removes_tokens);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// [m, E]; masked values are zero, also where their tokens leave the sequence.
  [[nodiscard]] torch::Tensor soft_prompt() const override;
  [[nodiscard]] bool is_plain_prompt() const override { return true; }
  /// Writes the plain prompt as the model sees it: with zeros, or shortened.
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  /// Those that are not masked.
  [[nodiscard]] std::int64_t stored_parameters() const override;

  [[nodiscard]] const PromptMask& mask() const { return mask_; }
  [[nodiscard]] bool removes_tokens() const { return removes_tokens_; }
  /// The prompt as the model sees it, [kept, E] where tokens are removed.
  [[nodiscard]] torch::Tensor visible() const;

 private:
  torch::Tensor values_;  // [m, E]
  PromptMask mask_;
  bool removes_tokens_;
  torch::Tensor factors_;  // [m, E]
  torch::Tensor kept_;     // indices of the tokens that stay in the sequence
};

}  // namespace ptw
