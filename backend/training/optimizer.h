// Optimizers with their states in the open, so that a killed run resumes to the same numbers.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "methods/method.h"
#include "report/setting.h"

namespace ptw {

class Optimizer {
 public:
  virtual ~Optimizer() = default;
  /// Updates the parameters in place; `gradients` run in parallel with them. Each parameter is one
  /// thread's work: the result does not depend on their number.
  virtual void step(std::span<const NamedTensor> parameters,
                    std::span<const torch::Tensor> gradients, double learning_rate,
                    int threads) = 0;
  /// Everything that step() remembers, by name; empty before the first step.
  [[nodiscard]] virtual std::map<std::string, torch::Tensor> state() const = 0;
  /// Throws Error when the state is not one that state() gave.
  virtual void restore(const std::map<std::string, torch::Tensor>& state) = 0;
};

/// Adafactor (Shazeer, Stern 2018) as prompt tuning uses it: second moment factored into row and
/// column means for matrices, decay 1 - t^-0.8, update clipped to RMS 1, no momentum, no parameter
/// scaling, no relative step, decoupled weight decay.
std::unique_ptr<Optimizer> make_adafactor(double weight_decay);

/// AdamW (Loshchilov, Hutter 2019) with betas 0.9 and 0.999, epsilon 1e-8.
std::unique_ptr<Optimizer> make_adamw(double weight_decay);

/// By the settings "optimizer" and "weight_decay".
std::unique_ptr<Optimizer> make_optimizer(const Settings& settings);

}  // namespace ptw
