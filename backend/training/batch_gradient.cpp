#include "training/batch_gradient.h"

#include <utility>

#include "model/checkpoint.h"
#include "model/loss.h"
#include "training/batch_parts.h"
#include "training/data_order.h"

namespace ptw {
namespace {

struct Part {
  double nll = 0;
  std::int64_t pieces = 0;
  std::vector<torch::Tensor> gradients;  // of nll
};

struct Total {
  double nll = 0, pieces = 0;
};

Total total(const std::vector<Part>& parts) {
  Total total;
  for (const auto& part : parts) {
    total.nll += part.nll;
    total.pieces += static_cast<double>(part.pieces);
  }
  return total;
}

/// The gradients of all parts, in their order, divided by `pieces`. Lets go of each as it is added.
std::vector<torch::Tensor> summed(std::vector<Part> parts, double pieces, int threads) {
  auto sums = std::move(parts.front().gradients);
  run_in_parallel({static_cast<int>(sums.size()), threads}, [&](int index) {
    const auto own = static_cast<std::size_t>(index);
    for (auto part = parts.begin() + 1; part != parts.end(); ++part)
      sums[own] += std::exchange(part->gradients[own], {});
    sums[own] /= pieces;
  });
  return sums;
}

/// What a batch's parts share: what the method made for all of them, if it makes anything, and the
/// tensors of which they find the gradients, that or else the parameters.
class Shared {
 public:
  explicit Shared(const Method& method) : made_(method.made()) {
    for (const auto& parameter : method.parameters()) parameters_.push_back(parameter.tensor);
    for (const auto& tensor : made_) leaves_.push_back(tensor.detach().requires_grad_());
  }
  [[nodiscard]] std::span<const torch::Tensor> made() const { return leaves_; }
  [[nodiscard]] const std::vector<torch::Tensor>& tensors() const {
    return made_.empty() ? parameters_ : leaves_;
  }
  /// The gradients of the parameters, of those of tensors().
  [[nodiscard]] std::vector<torch::Tensor> of_parameters(
      const std::vector<torch::Tensor>& gradients) const {
    return made_.empty() ? gradients : torch::autograd::grad(made_, parameters_, gradients);
  }

 private:
  std::vector<torch::Tensor> parameters_, made_, leaves_;
};

Part part_gradient(const FrozenModel& model, const Method& method, const TokenBatch& batch,
                   const Shared& shared, double dropout, std::uint64_t seed) {
  const auto input =
      read_with(&method, model, batch, {true, mix(seed, 1), shared.made()}, Dropout(dropout, seed));
  const auto nll = input->nll(batch.labels).sum();
  const auto& tensors = shared.tensors();
  auto gradients = tensors.empty() ? tensors : torch::autograd::grad({nll}, tensors);
  return {nll.item<double>(), counted(batch.labels), std::move(gradients)};
}

/// Cuts `examples` into parts; `work` gets each part's batch and number.
template <class Work>
std::vector<Part> in_parts(const FrozenModel& model, const Method& method,
                           std::span<const TokenizedExample* const> examples, Workforce force,
                           const Work& work) {
  const auto batches = balanced_parts(examples, force.parts, method.added_positions());
  std::vector<Part> parts(batches.size());
  run_in_parallel({static_cast<int>(parts.size()), force.threads}, [&](int index) {
    const auto own = static_cast<std::size_t>(index);
    parts[own] = work(collate(batches[own], model.info().pad_id), index);
  });
  return parts;
}

}  // namespace

BatchGradient batch_gradient(const FrozenModel& model, const Method& method,
                             std::span<const TokenizedExample* const> examples, Workforce force,
                             double dropout, const StepSeed& seed) {
  const Shared shared(method);
  auto parts = in_parts(model, method, examples, force, [&](const TokenBatch& batch, int index) {
    const auto part = seed.step * force.parts + index;
    return part_gradient(model, method, batch, shared, dropout,
                         mix(seed.seed, static_cast<std::uint64_t>(part)));
  });
  const auto [nll, pieces] = total(parts);
  const auto gradients = summed(std::move(parts), pieces, force.threads);
  model.checkpoint().require_unchanged();
  return {nll / pieces, shared.of_parameters(gradients)};
}

double batch_loss(const FrozenModel& model, const Method& method,
                  std::span<const TokenizedExample* const> examples, Workforce force) {
  const auto parts = in_parts(model, method, examples, force, [&](const TokenBatch& batch, int) {
    const torch::NoGradGuard no_gradient;
    const auto nll = read_with(&method, model, batch)->nll(batch.labels).sum();
    return Part{nll.item<double>(), counted(batch.labels), {}};
  });
  const auto [nll, pieces] = total(parts);
  model.checkpoint().require_unchanged();
  return nll / pieces;
}

}  // namespace ptw
