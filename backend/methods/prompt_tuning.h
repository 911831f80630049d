// Prompt tuning (Lester, Al-Rfou, Constant 2021).
//
// One matrix P_e [P, E] stands before the embedded input X_e [n, E]: the frozen model reads
// [P_e ; X_e] (section 2). Nothing else is trained: E * P parameters.
#pragma once

#include <nlohmann/json.hpp>

#include "methods/method_entry.h"

namespace ptw {

class PromptTuning : public Method {
 public:
  /// Takes a copy of `prompt` [P, E]; `origin` are the fields of the adapter that it came from.
  explicit PromptTuning(const torch::Tensor& prompt, nlohmann::ordered_json origin = nullptr);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  [[nodiscard]] torch::Tensor soft_prompt() const override { return prompt_.detach(); }
  [[nodiscard]] bool is_plain_prompt() const override { return true; }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override { return prompt_.numel(); }

 private:
  torch::Tensor prompt_;  // [P, E]
  nlohmann::ordered_json origin_;
};

MethodEntry prompt_tuning_entry();

}  // namespace ptw
