// P-tuning (Liu et al. 2021): pseudo tokens anywhere in a template, made by a prompt encoder while
// they are trained. After training only the prompt is kept: P * E numbers.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "methods/method_entry.h"
#include "methods/prompt_encoder.h"
#include "methods/soft_template.h"

namespace ptw {

class PTuning : public Method {
 public:
  /// `origin` are the fields of the adapter that it came from.
  PTuning(SoftTemplate placement, PromptEncoder encoder, nlohmann::ordered_json origin = nullptr);
  /// The prompt [P, E] alone, itself trainable.
  PTuning(SoftTemplate placement, const torch::Tensor& prompt,
          nlohmann::ordered_json origin = nullptr);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] std::vector<torch::Tensor> made() const override { return {prompt()}; }
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  [[nodiscard]] torch::Tensor soft_prompt() const override { return prompt().detach(); }
  [[nodiscard]] std::int64_t added_positions() const override;
  [[nodiscard]] bool is_plain_prompt() const override { return placement_.is_front_only(); }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;
  void settle() override;

 private:
  [[nodiscard]] torch::Tensor prompt() const;

  SoftTemplate placement_;
  std::optional<PromptEncoder> encoder_;
  torch::Tensor prompt_;  // without an encoder
  nlohmann::ordered_json origin_;
};

MethodEntry p_tuning_entry();

}  // namespace ptw
