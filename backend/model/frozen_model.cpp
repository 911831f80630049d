#include "model/frozen_model.h"

#include "model/checkpoint.h"

namespace ptw {

torch::Tensor FrozenModel::embed(const torch::Tensor& ids) const {
  return torch::embedding(embedding_table(), ids);
}

std::shared_ptr<const FrozenModel> computing_in(Precision precision,
                                                const std::shared_ptr<const FrozenModel>& model) {
  if (precision == Precision::fp32) return model;
  const std::lock_guard lock(model->mutex_);
  auto narrow = model->in_bf16_.lock();
  if (!narrow) model->in_bf16_ = narrow = model->over(model->checkpoint(), precision);
  return narrow;
}

}  // namespace ptw
