// What every tuning method is: a few trainable tensors and the way they condition a batch.
//
// Adding a method: one file here, one line in registry.cpp, one view in widgets. Nothing in the
// trainer or the models names a method.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/pretrained.h"
#include "model/token_batch.h"
#include "report/setting.h"

namespace ptw {

struct NamedTensor {
  std::string name;
  torch::Tensor tensor;  ///< float32, requires a gradient
};

/// What a method may look at when it makes its initial values.
struct InitialContext {
  const Pretrained& pretrained;
  std::vector<std::string> label_texts;  ///< verbalized labels; empty for generation
  std::uint64_t seed;
};

class Method {
 public:
  virtual ~Method() = default;

  /// The tensors that training updates, always in the same order.
  [[nodiscard]] virtual std::vector<NamedTensor> parameters() const = 0;

  /// What the frozen model reads in place of the bare batch. Called from several threads at once.
  [[nodiscard]] virtual EmbeddedInput condition(const FrozenModel& model,
                                                const TokenBatch& batch) const = 0;

  /// The soft prompt [P, E] as the model sees it; undefined when the method has none.
  [[nodiscard]] virtual torch::Tensor soft_prompt() const = 0;

  /// Writes adapter_config.json and adapter_model.safetensors into an existing folder, as PEFT
  /// reads them.
  virtual void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const = 0;

  /// Numbers that an adapter keeps, for the cost table.
  [[nodiscard]] virtual std::int64_t stored_parameters() const = 0;
};

/// The batch without any method: what the untuned model reads.
EmbeddedInput unconditioned(const FrozenModel& model, const TokenBatch& batch);

}  // namespace ptw
