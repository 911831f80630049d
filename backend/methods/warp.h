// WARP (Hambardzumyan, Khachatrian, May 2021): prompt embeddings at the input and verbalizer
// embeddings at the output are trained, the model between them is not.
//
// The input is that of prompt tuning, [P_e ; X_e]. At the output the model's logits are h . W^T;
// the rows of W that belong to the first piece of a label's text are copies that are trained, v_c
// for class c (labels that begin with the same piece share it). The paper compares the classes
// alone and has prompts around the input as well; here the label's whole text is scored against
// the whole vocabulary, as everywhere. Parameters: E * P + E * C. Only models whose output matrix
// is their own: where it is the input embeddings too, the input would change.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "methods/method_entry.h"

namespace ptw {

class Warp : public Method {
 public:
  /// Takes copies of `prompt` [P, E] and of `verbalizer` [C, E], the output's rows of `pieces`,
  /// which ascend.
  Warp(const torch::Tensor& prompt, std::vector<std::int64_t> pieces,
       const torch::Tensor& verbalizer);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// Follows the verbalizer, which must not change while somebody reads. Throws Error for a model
  /// without an output matrix of its own.
  [[nodiscard]] const FrozenModel& reader(const FrozenModel& model) const override;
  [[nodiscard]] torch::Tensor soft_prompt() const override { return prompt_.detach(); }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override {
    return prompt_.numel() + verbalizer_.numel();
  }

  [[nodiscard]] const std::vector<std::int64_t>& pieces() const { return pieces_; }

 private:
  void make_reader(const FrozenModel& model) const;

  torch::Tensor prompt_;  // [P, E]
  std::vector<std::int64_t> pieces_;
  torch::Tensor verbalizer_;  // [C, E]

  mutable std::mutex making_;
  mutable std::shared_ptr<const FrozenModel> reader_;
  mutable const FrozenModel* made_of_ = nullptr;
  mutable torch::Tensor output_;    // [V, E], the reader's
  mutable std::int64_t state_ = 0;  // the verbalizer's version that the output has
};

MethodEntry warp_entry();

}  // namespace ptw
