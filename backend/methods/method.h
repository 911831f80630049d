// What every tuning method is: a few trainable tensors and the way they condition a batch.
//
// Adding a method: one file here, one line in registry.cpp, one view in widgets. Nothing in the
// trainer or the models names a method.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
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
  std::span<const Example> train = {};  ///< the task's training examples
};

/// Why a batch is read: to be scored, or to be trained on with randomness that depends on `seed`
/// alone.
struct Pass {
  bool training = false;
  std::uint64_t seed = 0;
  std::span<const torch::Tensor> made = {};  ///< Method::made(); when empty it is made once more
};

/// A stretch of a run that people see by its name.
struct Phase {
  std::string name;    ///< translatable, e.g. "tune"
  bool trains = true;  ///< otherwise it is one piece of work, done by Method::work
};

class Method;

/// What a method that does not leave its update to the optimizer may use for it.
struct UpdateContext {
  std::span<const torch::Tensor> gradients;   ///< of the batch, as parameters() has them
  std::function<double(const Method&)> loss;  ///< on a second batch, drawn apart from the first
  const FrozenModel& model;
  std::uint64_t seed;  ///< of this step's randomness
};

/// What a method may use for its work between two stretches of training.
struct Workshop {
  const Pretrained& pretrained;
  std::span<const TokenizedExample> train;
  std::function<double(const Method&)> dev_metric;  ///< the task's metric of a candidate, 0..1
  int threads;
  std::function<void(double)> progress;  ///< told the share that is done, 0..1
  std::function<bool()> stopped;         ///< when it says yes the work shall be given up
};

class Method {
 public:
  virtual ~Method() = default;

  /// The tensors that training updates, always in the same order.
  [[nodiscard]] virtual std::vector<NamedTensor> parameters() const = 0;

  /// What a network of its own makes of its parameters, whatever the batch: a prompt or prefixes.
  /// When it is not empty, nothing else may reach the model: a step makes it once for all parts of
  /// its batch, and the gradient goes back through that network once.
  [[nodiscard]] virtual std::vector<torch::Tensor> made() const { return {}; }

  /// What the frozen model reads in place of the bare batch. Called from several threads at once.
  [[nodiscard]] virtual EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                                const Pass& pass) const = 0;

  /// The model that reads what condition() gives: the frozen one, or one with weights that the
  /// method trains itself. Called from several threads at once.
  [[nodiscard]] virtual const FrozenModel& reader(const FrozenModel& model) const { return model; }

  /// Makes one update itself, for instance of discrete choices, and says true; otherwise the
  /// optimizer makes it.
  virtual bool update(const UpdateContext& /*context*/) { return false; }

  /// The soft prompt [P, E] as the model sees it; undefined when the method has none.
  [[nodiscard]] virtual torch::Tensor soft_prompt() const = 0;

  /// How many positions it adds to every input: the rows of the soft prompt, unless it says more.
  [[nodiscard]] virtual std::int64_t added_positions() const;

  /// Whether all it does is to put the soft prompt before the input: such a prompt can be masked
  /// and leave as a plain adapter.
  [[nodiscard]] virtual bool is_plain_prompt() const { return false; }

  /// Writes adapter_config.json and adapter_model.safetensors into an existing folder, as PEFT
  /// reads them where it can.
  virtual void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const = 0;

  /// Training is over: drops what only training needed.
  virtual void settle() {}

  /// Numbers that the adapter keeps once the method is settled, for the cost table.
  [[nodiscard]] virtual std::int64_t stored_parameters() const = 0;

  /// The stretches of a run, in order; the last one trains.
  [[nodiscard]] virtual std::vector<Phase> phases() const { return {{"train"}}; }

  /// The work of a phase that does not train. It starts from the best values of the phase before,
  /// and leaves them as they are when it is given up; then it says false.
  virtual bool work(const Workshop& /*workshop*/) { return true; }

  /// Writes what this method has to say about the dev examples into a checkpoint's folder.
  virtual void record(const std::filesystem::path& /*checkpoint*/, const FrozenModel& /*model*/,
                      std::span<const TokenizedExample> /*dev*/) const {}
};

/// The batch without any method: what the untuned model reads.
EmbeddedInput unconditioned(const FrozenModel& model, const TokenBatch& batch);

/// The batch, read as `method` has it; null is the untuned model.
std::unique_ptr<ReadInput> read_with(const Method* method, const FrozenModel& model,
                                     const TokenBatch& batch, const Pass& pass = {},
                                     const Dropout& dropout = {});

/// The batch behind `prompts` [B, P, E], one prompt per example.
EmbeddedInput prepended(const torch::Tensor& prompts, const FrozenModel& model,
                        const TokenBatch& batch);

}  // namespace ptw
