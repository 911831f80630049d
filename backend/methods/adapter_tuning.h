// Adapter-tuning (Houlsby et al. 2019, section 2.1): behind every sublayer (self-attention,
// cross-attention, feed-forward), before its residual, stands
//
//   x + up(gelu(down(x)))
//
// with a bottleneck of m numbers between the two linear layers: 2 m E + E + m parameters each. The
// weights begin as a normal distribution of deviation 0.01 cut at two deviations, the biases as
// zero, so that the model is at first nearly what it was (section 3.6). The paper trains the
// model's layer norms as well; here they stay frozen like everything else.
#pragma once

#include "methods/method_entry.h"
#include "model/layers.h"

namespace ptw {

struct Bottleneck {
  Linear down;  ///< [m, E]
  Linear up;    ///< [E, m]
  /// Of a sublayer's output [B, T, E].
  [[nodiscard]] torch::Tensor operator()(const torch::Tensor& output) const;
};

/// By the sublayer and the number of its layer.
using Bottlenecks = std::map<std::pair<Sublayer, std::size_t>, Bottleneck>;

/// One for every sublayer of `model`, of `size` numbers, as the paper begins them.
Bottlenecks fresh_bottlenecks(const ModelInfo& model, std::int64_t size, std::uint64_t seed);

class AdapterTuning : public Method {
 public:
  /// Takes copies of the tensors.
  explicit AdapterTuning(const Bottlenecks& adapters);

  /// Named like encoder_attention.0.down.weight.
  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  /// Undefined: there is no prompt.
  [[nodiscard]] torch::Tensor soft_prompt() const override { return {}; }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override;

 private:
  std::shared_ptr<const Bottlenecks> adapters_;
};

MethodEntry adapter_tuning_entry();

}  // namespace ptw
