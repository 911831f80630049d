// The weights of a Hugging Face model folder, whole or in shards.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "files/mapped_file.h"
#include "torch_headers.h"

namespace ptw {

/// The first there is of model.safetensors, model.safetensors.index.json with the files it names,
/// pytorch_model.bin, pytorch_model.bin.index.json with the files it names.
class Checkpoint {
 public:
  /// Throws Error, naming folder or file, when there are no weights or a shard is missing or
  /// damaged.
  explicit Checkpoint(const std::filesystem::path& folder);

  [[nodiscard]] bool contains(const std::string& name) const { return weights_.contains(name); }
  [[nodiscard]] std::vector<std::string> names() const;

  /// A weight as float32, checked to be `shape`: memory-mapped when stored so, else converted, once
  /// for all copies of this checkpoint.
  /// Throws Error when it is missing, not a floating-point tensor, of another shape, or holds
  /// values that are not finite.
  [[nodiscard]] torch::Tensor weight(const std::string& name,
                                     std::initializer_list<std::int64_t> shape) const;

  /// The same in whatever shape it has.
  [[nodiscard]] torch::Tensor weight(const std::string& name) const;

  /// Throws Error when a file has been changed, replaced or removed since it was opened: what is
  /// computed from it would be wrong. To be asked once an answer is there and before it is given.
  void require_unchanged() const;

  /// Whether two weights, which must be there, hold the same numbers.
  [[nodiscard]] bool are_equal(const std::string& one, const std::string& other) const;
  void forget(const std::string& name) { weights_.erase(name); }

  /// Takes the files out of this process's memory; what is looked at is read again.
  void let_pages_go() const;

  /// The first of several names under which a tied weight may be stored; the last when none is.
  [[nodiscard]] std::string first_of(std::initializer_list<const char*> names) const;

  /// The same weights, some of them replaced: weight() gives such a tensor back as it is, so that
  /// gradients reach it. Throws Error for a name that is not there and for another shape.
  [[nodiscard]] Checkpoint with(const std::map<std::string, torch::Tensor>& replaced) const;

 private:
  struct Checked {
    std::once_flag once;
    torch::Tensor tensor;  ///< float32, finite
  };
  struct Stored {
    torch::Tensor tensor;  ///< as it is stored: a view of the mapped file where alignment allows
    std::filesystem::path file;
    std::shared_ptr<Checked> checked = std::make_shared<Checked>();  ///< null: it is a replacement
  };

  [[nodiscard]] const Stored& stored(const std::string& name) const;

  std::filesystem::path folder_;
  std::vector<WatchedFile> files_;
  std::map<std::string, Stored> weights_;
};

}  // namespace ptw
