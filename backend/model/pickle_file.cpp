#include "model/pickle_file.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "files/lfs_pointer.h"
#include "files/mapped_file.h"
#include "files/shown.h"
#include "model/pickle.h"
#include "model/zip_file.h"
#include "report/message.h"

namespace ptw {
namespace {

using Bytes = std::span<const std::byte>;
using Storages = std::map<std::string, torch::Tensor, std::less<>>;  ///< by key, as one row each
using Tensors = std::map<std::string, torch::Tensor>;

constexpr std::string_view kZip = "PK\3\4";
/// The older format begins with a pickle of one large number.
constexpr std::string_view kMagic{"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15};
constexpr std::int64_t kPlainVersion = 1001;
constexpr std::size_t kMostTensors = 100'000, kLongestName = 1'000;

std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

class PickleFile {
 public:
  explicit PickleFile(const std::filesystem::path& path)
      : path_(path), file_(std::make_shared<const MappedFile>(path)) {}

  Tensors read();

 private:
  [[noreturn]] void damaged(const std::string& fault) const { pickle::damaged(path_, fault); }

  Tensors read_zip();
  Tensors read_plain();
  void check_version(std::string_view& rest) const;
  void check_byte_order(std::string_view& rest) const;
  pickle::Pickle next(std::string_view& rest) const;

  [[nodiscard]] std::map<std::string_view, pickle::Storage> storages_of(
      const pickle::Pickle& pickle) const;
  [[nodiscard]] torch::Tensor row(const pickle::Storage& storage, std::string_view bytes) const;
  [[nodiscard]] Tensors tensors_of(const pickle::Pickle& pickle, const Storages& storages) const;
  [[nodiscard]] torch::Tensor tensor(const pickle::View& view, const torch::Tensor& storage,
                                     const std::string& name) const;

  const std::filesystem::path& path_;
  std::shared_ptr<const MappedFile> file_;
};

Tensors PickleFile::read() {
  const auto text = as_text(file_->bytes());
  refuse_lfs_pointer(path_, text);
  if (text.starts_with(kZip)) return read_zip();
  if (text.starts_with(kMagic)) return read_plain();
  throw Error(
      PTW_TR("model", "%1 was not written by torch.save. Get the model in the safetensors format."),
      {path_.string()});
}

/// FOLDER/data.pkl, and FOLDER/data/KEY for every storage.
Tensors PickleFile::read_zip() {
  const auto members = zip_members(file_->bytes(), path_);
  if (members.empty()) damaged("it is empty");
  const auto folder = members.begin()->first.substr(0, members.begin()->first.find('/')) + "/";
  const auto member = [&](const std::string& name) {
    const auto found = members.find(folder + name);
    return found == members.end() ? std::nullopt : std::optional(as_text(found->second));
  };
  const auto text = member("data.pkl");
  if (!text) damaged("it has no data.pkl");
  if (member("byteorder").value_or("little") != "little") damaged("its byte order is not known");
  const auto pickle = pickle::read(*text, path_);
  Storages storages;
  for (const auto& [key, storage] : storages_of(pickle)) {
    const auto bytes = member("data/" + std::string(key));
    if (!bytes) damaged("the storage " + shown(key) + " is missing");
    storages.emplace(key, row(storage, *bytes));
  }
  return tensors_of(pickle, storages);
}

/// The older format: pickles of a magic number, a version, facts about the machine, the object and
/// the keys of its storages; then every storage, its count before it.
Tensors PickleFile::read_plain() {
  auto rest = as_text(file_->bytes()).substr(kMagic.size());
  check_version(rest);
  check_byte_order(rest);
  const auto pickle = next(rest);
  const auto order = next(rest);
  const auto* keys = std::get_if<pickle::List>(&order.values[order.root]);
  if (!keys) damaged("it does not say where its storages are");
  const auto known = storages_of(pickle);
  Storages storages;
  for (const auto ref : keys->items) {
    const auto* key = std::get_if<std::string_view>(&order.values[ref]);
    const auto storage = key ? known.find(*key) : known.end();
    std::int64_t count = 0;
    if (storage == known.end() || rest.size() < sizeof count) damaged("it has an unknown storage");
    std::memcpy(&count, rest.data(), sizeof count);
    rest.remove_prefix(sizeof count);
    const auto size = torch::elementSize(storage->second.type);
    if (count != storage->second.count || static_cast<std::size_t>(count) > rest.size() / size)
      damaged("the storage " + shown(*key) + " is cut short");
    const auto bytes = rest.substr(0, static_cast<std::size_t>(count) * size);
    if (!storages.emplace(*key, row(storage->second, bytes)).second)
      damaged("the storage " + shown(*key) + " is there twice");
    rest.remove_prefix(bytes.size());
  }
  if (!rest.empty()) damaged("there are bytes that belong to no storage");
  return tensors_of(pickle, storages);
}

void PickleFile::check_version(std::string_view& rest) const {
  const auto version = next(rest);
  const auto* number = std::get_if<std::int64_t>(&version.values[version.root]);
  if (!number || *number != kPlainVersion) damaged("its version is not known");
}

void PickleFile::check_byte_order(std::string_view& rest) const {
  const auto machine = next(rest);
  if (const auto* facts = std::get_if<pickle::Dict>(&machine.values[machine.root]))
    for (const auto& [key, value] : facts->items) {
      const auto* name = std::get_if<std::string_view>(&machine.values[key]);
      const auto* flag = std::get_if<bool>(&machine.values[value]);
      if (name && *name == "little_endian" && flag && *flag) return;
    }
  damaged("its byte order is not known");
}

/// Takes a pickle off the front.
pickle::Pickle PickleFile::next(std::string_view& rest) const {
  auto pickle = pickle::read(rest, path_);
  rest.remove_prefix(pickle.size);
  return pickle;
}

std::map<std::string_view, pickle::Storage> PickleFile::storages_of(
    const pickle::Pickle& pickle) const {
  std::map<std::string_view, pickle::Storage> all;
  for (const auto& value : pickle.values)
    if (const auto* storage = std::get_if<pickle::Storage>(&value)) {
      const auto& known = all.emplace(storage->key, *storage).first->second;
      if (storage->count < 0 || known.count != storage->count || known.type != storage->type)
        damaged("the storage " + shown(storage->key) + " contradicts itself");
    }
  return all;
}

/// All numbers of a storage, [count].
torch::Tensor PickleFile::row(const pickle::Storage& storage, std::string_view bytes) const {
  const auto size = torch::elementSize(storage.type);
  const auto options = torch::TensorOptions().dtype(storage.type);
  if (bytes.size() / size != static_cast<std::size_t>(storage.count))
    damaged("the storage " + shown(storage.key) + " has another size than promised");
  if (storage.count == 0) return torch::empty({0}, options);
  auto* start = const_cast<char*>(bytes.data());
  if (reinterpret_cast<std::uintptr_t>(start) % size == 0)
    return torch::from_blob(
        start, {storage.count}, [keep = file_](void*) {}, options);
  auto copy = torch::empty({storage.count}, options);
  std::memcpy(copy.data_ptr(), start, static_cast<std::size_t>(storage.count) * size);
  return copy;
}

Tensors PickleFile::tensors_of(const pickle::Pickle& pickle, const Storages& storages) const {
  const auto* dict = std::get_if<pickle::Dict>(&pickle.values[pickle.root]);
  Tensors tensors;
  std::size_t count = 0;
  if (dict)
    for (const auto& [key, value] : dict->items) {
      const auto* name = std::get_if<std::string_view>(&pickle.values[key]);
      const auto* view = std::get_if<std::shared_ptr<const pickle::View>>(&pickle.values[value]);
      if (!name || !view) continue;
      if (++count > kMostTensors || name->size() > kLongestName) damaged("it holds too much");
      const auto storage = storages.find((*view)->storage.key);
      if (storage == storages.end())
        damaged("the storage " + shown((*view)->storage.key) + " is missing");
      tensors[std::string(*name)] = tensor(**view, storage->second, shown(*name));
    }
  if (tensors.empty()) damaged("it holds no dict of tensors");
  return tensors;
}

bool is_empty(const pickle::View& view) {
  return std::ranges::count(view.sizes, 0) > 0;
}

/// Whether the view takes no more numbers than a storage of `count` has (one that repeats some
/// could fill the memory), and no others.
bool lies_within(const pickle::View& view, std::int64_t count) {
  if (view.sizes.size() != view.strides.size() || view.offset < 0 || view.offset > count)
    return false;
  const auto most = is_empty(view) ? std::numeric_limits<std::int64_t>::max() : count;
  auto last = is_empty(view) ? 0 : view.offset;
  std::int64_t numbers = 1;
  for (std::size_t i = 0; i < view.sizes.size(); ++i) {
    const auto extent = std::max<std::int64_t>(view.sizes[i], 1);
    const auto stride = view.strides[i];
    if (view.sizes[i] < 0 || stride < 0 || last >= most || extent > most / numbers) return false;
    numbers *= extent;
    if (extent == 1) continue;
    if (stride > (most - 1 - last) / (extent - 1)) return false;
    last += stride * (extent - 1);
  }
  return is_empty(view) || last < count;
}

torch::Tensor PickleFile::tensor(const pickle::View& view, const torch::Tensor& storage,
                                 const std::string& name) const {
  if (!lies_within(view, storage.numel()))
    damaged("the tensor " + name + " does not lie in its storage");
  if (is_empty(view)) return torch::empty(view.sizes, storage.options());
  return storage.as_strided(view.sizes, view.strides, view.offset);
}

}  // namespace

Tensors read_pickle_file(const std::filesystem::path& path) {
  return PickleFile(path).read();
}

}  // namespace ptw
