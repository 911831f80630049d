#include "methods/prompt_importance.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "model/checkpoint.h"
#include "model/loss.h"
#include "model/parallel.h"

namespace ptw {
namespace {

constexpr std::size_t kBatch = 32;

std::vector<double> to_vector(const torch::Tensor& values) {
  const auto flat = values.to(torch::kFloat64).contiguous();
  return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

}  // namespace

torch::Tensor mask_gradients(const FrozenModel& model, const torch::Tensor& values, PromptMask mask,
                             bool removes_tokens, const TokenBatch& batch) {
  const auto tokens = values.size(0), size = values.size(1), examples = batch.ids.size(0);
  std::ranges::fill(mask.cells, std::uint8_t{1});  // zeta = 1
  const auto kept = kept_token_indices(mask);
  const auto gamma = torch::zeros({tokens, 1}).index_fill_(0, kept, 1.0);
  const auto prompt = values.detach() * gamma;
  // One copy of the prompt per example: one pass backwards gives every example's own gradient.
  const auto copies = prompt.unsqueeze(0).repeat({examples, 1, 1}).set_requires_grad(true);
  const auto visible = removes_tokens ? copies.index_select(1, kept) : copies;
  const auto input = model.read(prepended(visible, model, batch));
  const auto nll = input->nll(batch.labels);
  const auto pieces = (batch.labels != -100).sum(1).clamp_min(1);
  const auto gradient = torch::autograd::grad({(nll / pieces).sum()}, {copies})[0];
  return (gradient * prompt).view({examples, tokens, mask.pieces, size / mask.pieces}).sum(-1);
}

Importance prompt_importance(const FrozenModel& model, const torch::Tensor& values,
                             const PromptMask& mask, bool removes_tokens,
                             std::span<const TokenizedExample> examples, int threads,
                             const std::function<bool(double)>& go_on) {
  require_fit(mask, values.size(0), values.size(1));
  const auto batches = (examples.size() + kBatch - 1) / kBatch;
  std::vector<torch::Tensor> tokens(batches), pieces(batches);
  std::atomic<std::size_t> next = 0, done = 0;
  std::atomic<bool> abandoned = false;
  std::mutex telling;
  run_in_parallel(std::min(threads, static_cast<int>(batches)), [&](int) {
    for (auto batch = next++; batch < batches && !abandoned; batch = next++) {
      std::vector<const TokenizedExample*> rows;
      for (auto i = batch * kBatch; i < std::min(examples.size(), (batch + 1) * kBatch); ++i)
        rows.push_back(&examples[i]);
      const auto gradients =
          mask_gradients(model, values, mask, removes_tokens, collate(rows, model.info().pad_id))
              .to(torch::kFloat64);
      tokens[batch] = gradients.sum(2).abs().sum(0);
      pieces[batch] = gradients.abs().sum(0);
      const std::scoped_lock lock(telling);
      if (!go_on(static_cast<double>(++done) / static_cast<double>(batches))) abandoned = true;
    }
  });
  model.checkpoint().require_unchanged();
  if (abandoned || batches == 0) return {};
  // Summed in the order of the batches, whichever thread did them.
  auto token_sum = tokens[0], piece_sum = pieces[0];
  for (std::size_t batch = 1; batch < batches; ++batch) {
    token_sum = token_sum + tokens[batch];
    piece_sum = piece_sum + pieces[batch];
  }
  const auto count = static_cast<double>(examples.size());
  return {to_vector(token_sum / count), to_vector(piece_sum / count), std::ssize(examples)};
}

}  // namespace ptw
