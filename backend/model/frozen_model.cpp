#include "model/frozen_model.h"

#include <unistd.h>

#include "model/checkpoint.h"

namespace ptw {
namespace {

std::int64_t machine_memory() {
  return static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
}

bool has_room_for_copies(const ModelInfo& model) {
  constexpr std::int64_t kDirections = 2;
  const auto copies = kDirections * model.parameters * static_cast<std::int64_t>(sizeof(float));
  return copies <= machine_memory() / 4;
}

}  // namespace

torch::Tensor FrozenModel::embed(const torch::Tensor& ids) const {
  return torch::embedding(embedding_table(), ids);
}

std::shared_ptr<const FrozenModel> computing_in(Precision precision,
                                                const std::shared_ptr<const FrozenModel>& model) {
  const bool narrow = precision == Precision::bf16;
  if (!narrow && !has_room_for_copies(model->info())) return model;
  const std::lock_guard lock(model->mutex_);
  auto& known = narrow ? model->in_bf16_ : model->in_fp32_;
  auto prepared = known.lock();
  if (!prepared)
    known = prepared =
        model->over(model->checkpoint(), narrow ? FactorForm::bf16 : FactorForm::fp32);
  return prepared;
}

}  // namespace ptw
