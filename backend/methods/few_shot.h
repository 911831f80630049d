// Prompt design, the baseline of Lester et al. 2021 (Figure 1) and Brown et al. 2020: nothing is
// trained. Some training examples with their answers, the demonstrations, stand as text before
// every input, and the model continues.
//
// What a family opens every text with (Llama's and BART's <s>) stands before the demonstrations,
// once. No parameters.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "methods/method_entry.h"

namespace ptw {

class FewShot : public Method {
 public:
  /// `before` are the pieces before the input; the first `opening` of them are those that open
  /// every text. `settings` says how they were chosen and is only kept.
  FewShot(std::vector<std::int64_t> before, std::int64_t opening, nlohmann::json settings);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override { return {}; }
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  [[nodiscard]] torch::Tensor soft_prompt() const override { return {}; }
  [[nodiscard]] std::int64_t added_positions() const override {
    return std::ssize(before_) - opening_;
  }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override { return 0; }

  [[nodiscard]] const std::vector<std::int64_t>& before() const { return before_; }

 private:
  std::vector<std::int64_t> before_;
  std::int64_t opening_;
  nlohmann::json settings_;
};

/// `count` of the training examples, or all where there are fewer: by chance, and as equally many
/// of every label as can be. The same seed gives the same ones.
std::vector<Example> chosen_demonstrations(std::span<const Example> train, std::int64_t count,
                                           std::uint64_t seed);

MethodEntry few_shot_entry();

}  // namespace ptw
