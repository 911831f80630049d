#include "training/batch_gradient.h"

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

Part part_gradient(const FrozenModel& model, const Method& method, const TokenBatch& batch,
                   double dropout, std::uint64_t seed) {
  const auto input = read_with(&method, model, batch, {true, mix(seed, 1)}, Dropout(dropout, seed));
  const auto nll = input->nll(batch.labels).sum();
  std::vector<torch::Tensor> tensors;
  for (const auto& parameter : method.parameters()) tensors.push_back(parameter.tensor);
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
  const auto parts =
      in_parts(model, method, examples, force, [&](const TokenBatch& batch, int index) {
        const auto part = seed.step * force.parts + index;
        return part_gradient(model, method, batch, dropout,
                             mix(seed.seed, static_cast<std::uint64_t>(part)));
      });
  auto total = parts.front();
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
    total.nll += part->nll;
    total.pieces += part->pieces;
    for (std::size_t i = 0; i < total.gradients.size(); ++i)
      total.gradients[i] += part->gradients[i];
  }
  const auto pieces = static_cast<double>(total.pieces);
  for (auto& gradient : total.gradients) gradient /= pieces;
  return {total.nll / pieces, std::move(total.gradients)};
}

double batch_loss(const FrozenModel& model, const Method& method,
                  std::span<const TokenizedExample* const> examples, Workforce force) {
  const auto parts = in_parts(model, method, examples, force, [&](const TokenBatch& batch, int) {
    const torch::NoGradGuard no_gradient;
    const auto nll = read_with(&method, model, batch)->nll(batch.labels).sum();
    return Part{nll.item<double>(), counted(batch.labels), {}};
  });
  double nll = 0;
  std::int64_t pieces = 0;
  for (const auto& part : parts) {
    nll += part.nll;
    pieces += part.pieces;
  }
  return nll / static_cast<double>(pieces);
}

}  // namespace ptw
