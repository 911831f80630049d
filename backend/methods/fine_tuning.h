// Fine-tuning: the model's own weights are trained. All of them, or those of the decoder's last
// layers alone, which Li and Liang (2021, "Methods") call FT-top2. What is trained are float32
// copies under the names that the weights have in the model's folder; a weight that is tied to
// another and stored once stays one. The frozen model is not touched.
#pragma once

#include <mutex>

#include "methods/method_entry.h"

namespace ptw {

class FineTuning : public Method {
 public:
  /// Takes copies of `weights`, which are those of the decoder's last `layers` layers, or with 0
  /// all that there are.
  FineTuning(std::int64_t layers, const std::map<std::string, torch::Tensor>& weights);

  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// The model over the trained weights, made for the first `model` that is asked about. Throws
  /// Error when they do not fit it.
  [[nodiscard]] const FrozenModel& reader(const FrozenModel& model) const override;
  /// Undefined: there is no prompt.
  [[nodiscard]] torch::Tensor soft_prompt() const override { return {}; }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;

 private:
  std::int64_t layers_;
  std::map<std::string, torch::Tensor> weights_;
  mutable std::mutex making_;
  mutable std::shared_ptr<const FrozenModel> reader_;
};

/// Of all weights.
MethodEntry fine_tuning_entry();
/// Of the decoder's last layers.
MethodEntry fine_tuning_top_entry();

}  // namespace ptw
