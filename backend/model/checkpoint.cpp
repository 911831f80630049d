#include "model/checkpoint.h"

#include <nlohmann/json.hpp>
#include <set>

#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

std::set<std::string> shards(const std::filesystem::path& index_file) {
  const auto index = nlohmann::json::parse(read_file(index_file), nullptr, false);
  std::set<std::string> files;
  if (index.is_object() && index.contains("weight_map") && index["weight_map"].is_object())
    for (const auto& [name, file] : index["weight_map"].items()) {
      const auto text = file.is_string() ? file.get<std::string>() : std::string();
      if (text.empty() || text.find('/') != std::string::npos)
        throw Error(PTW_TR("model", "%1 names a file outside its folder."), {index_file.string()});
      files.insert(text);
    }
  if (files.empty())
    throw Error(PTW_TR("model", "%1 lists no weight files. Download it once more."),
                {index_file.string()});
  return files;
}

std::string shape_text(torch::IntArrayRef shape) {
  std::string text = "[";
  for (const auto extent : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  return text + "]";
}

}  // namespace

Checkpoint::Checkpoint(const std::filesystem::path& folder) : folder_(folder) {
  const auto whole = folder / "model.safetensors";
  const auto index = folder / "model.safetensors.index.json";
  if (std::filesystem::exists(whole)) {
    add(whole);
  } else if (std::filesystem::exists(index)) {
    for (const auto& file : shards(index)) add(folder / file);
  } else {
    throw Error(PTW_TR("model",
                       "%1 holds no model.safetensors. Choose a Hugging Face model folder "
                       "with weights in the safetensors format."),
                {folder.string()});
  }
}

void Checkpoint::add(const std::filesystem::path& file) {
  const auto opened = std::make_shared<const SafetensorsFile>(file);
  for (const auto& name : opened->names()) where_[name] = opened;
}

torch::Tensor Checkpoint::weight(const std::string& name,
                                 std::initializer_list<std::int64_t> shape) const {
  const auto found = where_.find(name);
  if (found == where_.end())
    throw Error(PTW_TR("model", "%1 lacks the weight %2 that its config.json promises."),
                {folder_.string(), name});
  const auto stored = found->second->tensor(name);
  if (!stored.is_floating_point())
    throw Error(PTW_TR("model",
                       "%1: the weight %2 is not stored as floating-point numbers; use "
                       "an unquantised checkpoint."),
                {found->second->path().string(), name});
  if (stored.sizes() != torch::IntArrayRef(shape))
    throw Error(PTW_TR("model", "%1: the weight %2 has shape %3, but config.json says %4."),
                {found->second->path().string(), name, shape_text(stored.sizes()),
                 shape_text(torch::IntArrayRef(shape))});
  return stored.to(torch::kFloat32);
}

std::string Checkpoint::first_of(std::initializer_list<const char*> names) const {
  for (const auto* name : names)
    if (contains(name)) return name;
  return *(names.end() - 1);
}

}  // namespace ptw
