// Likelihood of targets under the model.
#pragma once

#include "model/frozen_linear.h"
#include "torch_headers.h"

namespace ptw {

/// Negative log-likelihood in nats of every sequence, [N], of `logits` [N, U, V] against `labels`
/// [N, U]; positions with -100 do not count.
torch::Tensor sequence_nll(const torch::Tensor& logits, const torch::Tensor& labels);

/// The same for logits that `output` makes of `hidden` [N, U, E], of which only few exist at a
/// time; the gradient of `hidden` is found along with them.
torch::Tensor sequence_nll(const FrozenLinear& output, const torch::Tensor& hidden,
                           const torch::Tensor& labels);

/// How many positions of `labels` count.
std::int64_t counted(const torch::Tensor& labels);

/// Token-mean cross-entropy of a batch, a scalar.
torch::Tensor mean_loss(const torch::Tensor& logits, const torch::Tensor& labels);

}  // namespace ptw
