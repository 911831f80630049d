// An interpreter for the few instructions of Python's pickles that a file of torch.save needs:
// plain containers, references to storages, tensors of them. It runs nothing and imports nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "torch_headers.h"

namespace ptw::pickle {

using Ref = std::uint32_t;  ///< a value's place in Pickle::values

struct None {};
struct Tuple {
  std::vector<Ref> items;
};
struct List {
  std::vector<Ref> items;
};
struct Dict {  ///< or OrderedDict, as it was written: a key may be there twice
  std::vector<std::pair<Ref, Ref>> items;
};
/// The only things that may be called.
enum class Function { ordered_dict, rebuild_tensor, rebuild_parameter };
/// Numbers kept beside the pickle.
struct Storage {
  torch::ScalarType type;
  std::string_view key;
  std::int64_t count;
};
/// A view of a storage, in numbers, not bytes; nothing about it is checked yet.
struct View {
  Storage storage;
  std::int64_t offset;
  std::vector<std::int64_t> sizes, strides;
};
/// A torch.ScalarType stands for the class of a storage, e.g. torch.FloatStorage.
using Value = std::variant<None, bool, std::int64_t, double, std::string_view, Tuple, List, Dict,
                           Function, torch::ScalarType, Storage, std::shared_ptr<const View>>;

/// Values refer to each other by number, so that deep nesting and cycles cost nothing. Texts are
/// views of the bytes.
struct Pickle {
  std::vector<Value> values;
  Ref root = 0;
  std::size_t size = 0;  ///< in bytes
};

/// Reads the pickle that `bytes` begins with, in time and memory proportional to it. Throws Error,
/// naming `path`, when it is damaged or holds more than a model needs (16 MB, half a million
/// values), and when it asks to run anything, naming that too.
Pickle read(std::string_view bytes, const std::filesystem::path& path);

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& fault);

}  // namespace ptw::pickle
