#include "methods/stored_ids.h"

#include <algorithm>

#include "report/message.h"

namespace ptw {

torch::Tensor ids_tensor(const std::vector<std::int64_t>& ids) {
  return torch::tensor(ids, torch::kInt64);
}

std::vector<std::int64_t> own_ids(const MethodPart& own, const std::filesystem::path& folder,
                                  const std::string& name, std::int64_t vocabulary_size,
                                  std::int64_t count) {
  const auto found = own.tensors.find(name);
  if (found == own.tensors.end() || found->second.scalar_type() != torch::kInt64 ||
      found->second.dim() != 1 || (count >= 0 && found->second.size(0) != count))
    throw Error(PTW_TR("methods",
                       "%1 is not a sound %2 adapter: the tensor %3 is missing or has "
                       "another shape. Train it again."),
                {folder.string(), own.method, name});
  const auto* values = found->second.data_ptr<std::int64_t>();
  std::vector<std::int64_t> ids(values, values + found->second.numel());
  const auto known = [&](std::int64_t id) { return id >= 0 && id < vocabulary_size; };
  if (!std::ranges::all_of(ids, known))
    throw Error(PTW_TR("methods",
                       "%1: the tensor %2 names pieces that the model does not have; its "
                       "vocabulary ends at %3. Open the adapter with its own model."),
                {folder.string(), name, std::to_string(vocabulary_size - 1)});
  return ids;
}

}  // namespace ptw
