#include "training/optimizer.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "model/parallel.h"
#include "report/message.h"

namespace ptw {
namespace {

/// The parts both optimizers share: named state tensors and a step count.
class StatefulOptimizer : public Optimizer {
 public:
  void step(std::span<const NamedTensor> parameters, std::span<const torch::Tensor> gradients,
            double learning_rate, int threads) final {
    ++steps_;
    run_in_parallel({static_cast<int>(parameters.size()), threads}, [&](int index) {
      const torch::NoGradGuard no_gradient;
      const auto own = static_cast<std::size_t>(index);
      update(parameters[own].name, parameters[own].tensor, gradients[own], learning_rate);
    });
  }
  [[nodiscard]] std::map<std::string, torch::Tensor> state() const final {
    auto all = tensors_;
    all["steps"] = torch::tensor(steps_, torch::kInt64);
    return all;
  }
  void restore(const std::map<std::string, torch::Tensor>& state) final {
    const auto steps = state.find("steps");
    if (steps == state.end() || steps->second.scalar_type() != torch::kInt64 ||
        steps->second.numel() != 1)
      throw Error(PTW_TR("training",
                         "A checkpoint's optimizer state is incomplete; resume from an "
                         "earlier checkpoint."));
    tensors_.clear();
    for (const auto& [name, tensor] : state) tensors_[name] = tensor.clone();
    tensors_.erase("steps");
    steps_ = steps->second.item<std::int64_t>();
  }

 protected:
  /// One parameter's update; the update number is 1 in the first step.
  virtual void update(const std::string& name, torch::Tensor parameter,
                      const torch::Tensor& gradient, double learning_rate) = 0;
  [[nodiscard]] double steps() const { return static_cast<double>(steps_); }
  /// The named state, at first zeros of the shape of `like`.
  torch::Tensor remembered(const std::string& name, const torch::Tensor& like) {
    const std::scoped_lock lock(mutex_);
    auto& tensor = tensors_[name];
    if (!tensor.defined()) tensor = torch::zeros_like(like);
    return tensor;
  }

 private:
  std::mutex mutex_;  // of tensors_, while parameters are updated
  std::map<std::string, torch::Tensor> tensors_;
  std::int64_t steps_ = 0;
};

double root_mean_square(const torch::Tensor& x) {
  return x.norm(2).item<double>() / std::sqrt(static_cast<double>(x.numel()));
}

class Adafactor : public StatefulOptimizer {
 public:
  explicit Adafactor(double weight_decay) : weight_decay_(weight_decay) {}

 private:
  static constexpr double kSmallest = 1e-30;  // added to g^2
  static constexpr double kClip = 1.0;

  void update(const std::string& name, torch::Tensor parameter, const torch::Tensor& gradient,
              double learning_rate) override {
    const double decay = 1 - std::pow(steps(), -0.8);
    const auto change =
        gradient.dim() >= 2 ? factored(name, gradient, decay) : full(name, gradient, decay);
    const auto excess = std::max(root_mean_square(change) / kClip, 1.0);
    if (weight_decay_ > 0) parameter.sub_(parameter, weight_decay_ * learning_rate);
    parameter.sub_(change, learning_rate / excess);
  }

  /// g / sqrt(row mean * column mean / overall mean) for matrices, leading dimensions batched.
  torch::Tensor factored(const std::string& name, const torch::Tensor& gradient, double decay) {
    auto change = gradient.square();
    const auto row_mean = change.mean(-1) + kSmallest, column_mean = change.mean(-2) + kSmallest;
    auto rows = remembered(name + ".rows", row_mean);
    auto columns = remembered(name + ".columns", column_mean);
    rows.mul_(decay).add_(row_mean, 1 - decay);
    columns.mul_(decay).add_(column_mean, 1 - decay);
    const auto row_factor = (rows / rows.mean(-1, true)).rsqrt().unsqueeze(-1);
    torch::mul_out(change, gradient, row_factor);
    return change.mul_(columns.rsqrt().unsqueeze(-2));
  }

  torch::Tensor full(const std::string& name, const torch::Tensor& gradient, double decay) {
    auto moment = remembered(name + ".square", gradient);
    moment.mul_(decay).add_(gradient.square() + kSmallest, 1 - decay);
    return gradient * moment.rsqrt();
  }

  double weight_decay_;
};

class AdamW : public StatefulOptimizer {
 public:
  explicit AdamW(double weight_decay) : weight_decay_(weight_decay) {}

 private:
  static constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;

  void update(const std::string& name, torch::Tensor parameter, const torch::Tensor& gradient,
              double learning_rate) override {
    auto mean = remembered(name + ".mean", gradient);
    auto square = remembered(name + ".square", gradient);
    mean.mul_(kBeta1).add_(gradient, 1 - kBeta1);
    square.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    const double mean_bias = 1 - std::pow(kBeta1, steps());
    const double square_bias = 1 - std::pow(kBeta2, steps());
    const auto root = square.sqrt().div_(std::sqrt(square_bias)).add_(kEpsilon);
    parameter.mul_(1 - learning_rate * weight_decay_);
    parameter.addcdiv_(mean, root, -learning_rate / mean_bias);
  }

  double weight_decay_;
};

}  // namespace

std::unique_ptr<Optimizer> make_adafactor(double weight_decay) {
  return std::make_unique<Adafactor>(weight_decay);
}

std::unique_ptr<Optimizer> make_adamw(double weight_decay) {
  return std::make_unique<AdamW>(weight_decay);
}

std::unique_ptr<Optimizer> make_optimizer(const Settings& settings) {
  const auto weight_decay = std::get<double>(settings.at("weight_decay"));
  const bool adamw = std::get<std::string>(settings.at("optimizer")) == "adamw";
  return adamw ? make_adamw(weight_decay) : make_adafactor(weight_decay);
}

}  // namespace ptw
