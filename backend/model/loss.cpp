#include "model/loss.h"

namespace ptw {

torch::Tensor sequence_nll(const torch::Tensor& logits, const torch::Tensor& labels) {
  const auto each = torch::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {},
                                              at::Reduction::None, -100);
  return each.view(labels.sizes()).sum(1);
}

std::int64_t counted(const torch::Tensor& labels) {
  return (labels != -100).sum().item<std::int64_t>();
}

torch::Tensor mean_loss(const torch::Tensor& logits, const torch::Tensor& labels) {
  return torch::cross_entropy_loss(logits.flatten(0, 1), labels.flatten(), {}, at::Reduction::Mean,
                                   -100);
}

}  // namespace ptw
