#include "model/frozen_model.h"

namespace ptw {

torch::Tensor FrozenModel::embed(const torch::Tensor& ids) const {
  return torch::embedding(embedding_table(), ids);
}

}  // namespace ptw
