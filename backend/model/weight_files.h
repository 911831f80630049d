// Where the weights of a Hugging Face model folder lie.
#pragma once

#include <filesystem>
#include <vector>

namespace ptw {

struct WeightFiles {
  bool pickled = false;  ///< PyTorch's format, otherwise safetensors
  std::vector<std::filesystem::path> files;
};

/// The first there is of model.safetensors, model.safetensors.index.json with the files it names,
/// pytorch_model.bin, pytorch_model.bin.index.json with the files it names; no files when there is
/// none of them. Throws Error when an index is damaged.
WeightFiles weight_files(const std::filesystem::path& folder);

}  // namespace ptw
