#include "training/batch_gradient.h"

#include "model/loss.h"
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
std::vector<Part> in_parts(const FrozenModel& model,
                           std::span<const TokenizedExample* const> examples, Workforce force,
                           const Work& work) {
  const auto count = std::min(force.parts, static_cast<int>(examples.size()));
  std::vector<Part> parts(static_cast<std::size_t>(count));
  run_in_parallel({count, force.threads}, [&](int index) {
    const auto rows = part_of(std::ssize(examples), count, index);
    const auto own = examples.subspan(static_cast<std::size_t>(rows.begin),
                                      static_cast<std::size_t>(rows.end - rows.begin));
    parts[static_cast<std::size_t>(index)] = work(collate(own, model.info().pad_id), index, count);
  });
  return parts;
}

}  // namespace

BatchGradient batch_gradient(const FrozenModel& model, const Method& method,
                             std::span<const TokenizedExample* const> examples, Workforce force,
                             double dropout, const StepSeed& seed) {
  const auto parts =
      in_parts(model, examples, force, [&](const TokenBatch& batch, int index, int count) {
        return part_gradient(model, method, batch, dropout,
                             mix(seed.seed, static_cast<std::uint64_t>(seed.step * count + index)));
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
  const auto parts = in_parts(model, examples, force, [&](const TokenBatch& batch, int, int) {
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
