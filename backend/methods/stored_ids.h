// Pieces of the vocabulary that an adapter keeps by id, in an int64 tensor of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "methods/adapter_folder.h"

namespace ptw {

torch::Tensor ids_tensor(const std::vector<std::int64_t>& ids);

/// The ids in the tensor `name` of a part. Throws Error when it is missing, holds anything but ids
/// below `vocabulary_size`, or, with a `count` of 0 or more, another number of them.
std::vector<std::int64_t> own_ids(const MethodPart& own, const std::filesystem::path& folder,
                                  const std::string& name, std::int64_t vocabulary_size,
                                  std::int64_t count = -1);

}  // namespace ptw
