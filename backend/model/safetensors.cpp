#include "model/safetensors.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/lfs_pointer.h"
#include "files/shown.h"
#include "model/quantization.h"
#include "model/safetensors_header.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::uint64_t kLongestHeader = 100'000'000;  // the reference implementation's own limit
constexpr std::size_t kMostTensors = 50'000;

const std::map<std::string, torch::ScalarType>& types() {
  static const std::map<std::string, torch::ScalarType> known = {
      {"F64", torch::kFloat64},   {"F32", torch::kFloat32}, {"F16", torch::kFloat16},
      {"BF16", torch::kBFloat16}, {"I64", torch::kInt64},   {"I32", torch::kInt32},
      {"I16", torch::kInt16},     {"I8", torch::kInt8},     {"U8", torch::kUInt8},
      {"BOOL", torch::kBool}};
  return known;
}

std::string type_name(torch::ScalarType type) {
  for (const auto& [name, known] : types())
    if (known == type) return name;
  throw std::logic_error("a tensor type that safetensors does not have");
}

[[noreturn]] void damaged(const std::filesystem::path& path, const std::string& fault) {
  throw Error(
      PTW_TR("model", "%1 is not a sound safetensors file: %2. Download or save it once more."),
      {path.string(), fault});
}

/// Bytes of a tensor, or nothing when the extents overflow, those of an empty tensor included.
std::optional<std::size_t> byte_count(const std::vector<std::int64_t>& shape, std::size_t size) {
  std::size_t count = size;
  for (const auto extent : shape) {
    const auto factor = static_cast<std::size_t>(std::max<std::int64_t>(extent, 1));
    if (count > std::numeric_limits<std::size_t>::max() / factor) return std::nullopt;
    count *= factor;
  }
  return std::ranges::count(shape, 0) > 0 ? 0 : count;
}

}  // namespace

SafetensorsFile::SafetensorsFile(const std::filesystem::path& path)
    : path_(path), file_(std::make_shared<const MappedFile>(path)) {
  read_header();
}

void SafetensorsFile::read_header() {
  const auto bytes = file_->bytes();
  const auto* start = reinterpret_cast<const char*>(bytes.data());
  refuse_lfs_pointer(path_, {start, bytes.size()});
  std::uint64_t length = 0;
  if (bytes.size() < sizeof length) damaged(path_, "it is shorter than its header");
  std::memcpy(&length, bytes.data(), sizeof length);
  if (length > kLongestHeader || length > bytes.size() - sizeof length)
    damaged(path_, "the header claims " + std::to_string(length) + " bytes");
  const std::size_t data_start = sizeof length + length;
  const std::size_t data_size = bytes.size() - data_start;
  const auto add = [&](const std::string& name, const SafetensorsEntry& stored) {
    const auto type = types().find(stored.type);
    if (type == types().end()) unknown_type(path_, name, stored.type);
    const auto [begin, end] = stored.offsets;
    if (begin > end || end > data_size)
      damaged(path_, "tensor " + shown(name) + " lies outside the file (it may be cut short)");
    if (byte_count(stored.shape, torch::elementSize(type->second)) != end - begin)
      damaged(path_, "tensor " + shown(name) + " has a shape that does not match its bytes");
    if (entries_.size() == kMostTensors) damaged(path_, "it holds more tensors than any model");
    const Entry entry{type->second, stored.shape, data_start + begin, data_start + end};
    if (!entries_.emplace(name, entry).second)
      damaged(path_, "its header says " + shown(name) + " twice");
  };
  const auto fault = read_safetensors_header({start + sizeof length, length}, add, metadata_);
  if (!fault.empty()) damaged(path_, fault);

  std::vector<const Entry*> order;
  for (const auto& [name, entry] : entries_) order.push_back(&entry);
  std::ranges::sort(order, {},
                    [](const Entry* entry) { return std::pair(entry->begin, entry->end); });
  std::size_t expected = data_start;
  for (const auto* entry : order) {
    if (entry->begin != expected) damaged(path_, "tensors overlap or leave gaps");
    expected = entry->end;
  }
  if (expected != bytes.size()) damaged(path_, "there are bytes that belong to no tensor");
}

std::vector<std::string> SafetensorsFile::names() const {
  std::vector<std::string> all;
  for (const auto& [name, entry] : entries_) all.push_back(name);
  return all;
}

torch::Tensor SafetensorsFile::tensor(const std::string& name) const {
  const auto found = entries_.find(name);
  if (found == entries_.end())
    throw Error(
        PTW_TR("model", "%1 has no tensor %2. It belongs to another kind of model or adapter."),
        {path_.string(), name});
  const auto& entry = found->second;
  auto* start = const_cast<std::byte*>(file_->bytes().data()) + entry.begin;
  const auto options = torch::TensorOptions().dtype(entry.type);
  if (entry.begin == entry.end) return torch::empty(entry.shape, options);
  if (entry.begin % torch::elementSize(entry.type) == 0)
    return torch::from_blob(
        start, entry.shape, [keep = file_](void*) {}, options);
  auto copy = torch::empty(entry.shape, options);
  std::memcpy(copy.data_ptr(), start, entry.end - entry.begin);
  return copy;
}

void write_safetensors(const std::filesystem::path& path,
                       const std::map<std::string, torch::Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  auto header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::vector<torch::Tensor> kept;
  std::vector<std::string_view> parts(2);
  std::size_t offset = 0;
  for (const auto& [name, tensor] : tensors) {
    kept.push_back(tensor.detach().cpu().contiguous());
    const auto size = kept.back().nbytes();
    header[name] = {{"dtype", type_name(tensor.scalar_type())},
                    {"shape", tensor.sizes().vec()},
                    {"data_offsets", {offset, offset + size}}};
    if (size > 0) parts.emplace_back(static_cast<const char*>(kept.back().data_ptr()), size);
    offset += size;
  }
  auto text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  const std::uint64_t length = text.size();
  parts[0] = {reinterpret_cast<const char*>(&length), sizeof length};
  parts[1] = text;
  write_file(path, parts);
}

}  // namespace ptw
