// The weights of a Hugging Face model folder, whole or in shards.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>

#include "model/safetensors.h"
#include "torch_headers.h"

namespace ptw {

/// model.safetensors, or model.safetensors.index.json with the files it names.
class Checkpoint {
 public:
  /// Throws Error, naming folder or file, when there are no weights or a shard is missing or
  /// damaged.
  explicit Checkpoint(const std::filesystem::path& folder);

  [[nodiscard]] bool contains(const std::string& name) const { return where_.contains(name); }

  /// A weight as float32 (memory-mapped when stored so, else converted), checked to be `shape`.
  /// Throws Error when it is missing, not a floating-point tensor, or of another shape.
  [[nodiscard]] torch::Tensor weight(const std::string& name,
                                     std::initializer_list<std::int64_t> shape) const;

  /// The first of several names under which a tied weight may be stored; the last when none is.
  [[nodiscard]] std::string first_of(std::initializer_list<const char*> names) const;

 private:
  void add(const std::filesystem::path& file);

  std::filesystem::path folder_;
  std::map<std::string, std::shared_ptr<const SafetensorsFile>> where_;
};

}  // namespace ptw
