#include "model/checkpoint.h"

#include "model/finite.h"
#include "model/pickle_file.h"
#include "model/safetensors.h"
#include "model/tensor_pages.h"
#include "model/weight_files.h"
#include "report/message.h"

namespace ptw {
namespace {

using Tensors = std::map<std::string, torch::Tensor>;

Tensors read_safetensors_file(const std::filesystem::path& path) {
  const SafetensorsFile file(path);
  Tensors tensors;
  for (const auto& name : file.names()) tensors[name] = file.tensor(name);
  return tensors;
}

/// Without the words that a trainer's wrappers put before it.
std::string plain_name(std::string name) {
  for (const std::string_view word : {"_orig_mod.", "module."})
    if (name.starts_with(word)) name.erase(0, word.size());
  return name;
}

std::string shape_text(torch::IntArrayRef shape) {
  std::string text = "[";
  for (const auto extent : shape) text += (text.size() > 1 ? ", " : "") + std::to_string(extent);
  return text + "]";
}

}  // namespace

Checkpoint::Checkpoint(const std::filesystem::path& folder) : folder_(folder) {
  const auto [pickled, files] = weight_files(folder);
  for (const auto& file : files) {
    files_.emplace_back(file);
    for (const auto& [name, tensor] :
         pickled ? read_pickle_file(file) : read_safetensors_file(file))
      weights_[plain_name(name)] = {tensor, file};
  }
  if (!files.empty()) return;
  throw Error(PTW_TR("model",
                     "%1 holds no model.safetensors and no pytorch_model.bin. Choose a Hugging "
                     "Face model folder with its weights."),
              {folder.string()});
}

std::vector<std::string> Checkpoint::names() const {
  std::vector<std::string> all;
  for (const auto& [name, stored] : weights_) all.push_back(name);
  return all;
}

const Checkpoint::Stored& Checkpoint::stored(const std::string& name) const {
  const auto found = weights_.find(name);
  if (found == weights_.end())
    throw Error(PTW_TR("model", "%1 lacks the weight %2 that its config.json promises."),
                {folder_.string(), name});
  if (!found->second.tensor.is_floating_point())
    throw Error(PTW_TR("model",
                       "%1: the weight %2 is not stored as floating-point numbers; use "
                       "an unquantised checkpoint."),
                {found->second.file.string(), name});
  return found->second;
}

torch::Tensor Checkpoint::weight(const std::string& name) const {
  const auto& found = stored(name);
  if (!found.checked) return found.tensor;
  std::call_once(found.checked->once, [&] {
    found.checked->tensor = as_float32(found.tensor, name, found.file);
    if (!found.checked->tensor.is_same(found.tensor)) ptw::let_pages_go(found.tensor);
  });
  return found.checked->tensor;
}

torch::Tensor Checkpoint::weight(const std::string& name,
                                 std::initializer_list<std::int64_t> shape) const {
  const auto& [tensor, file, checked] = stored(name);
  if (tensor.sizes() != torch::IntArrayRef(shape))
    throw Error(
        PTW_TR("model", "%1: the weight %2 has shape %3, but config.json says %4."),
        {file.string(), name, shape_text(tensor.sizes()), shape_text(torch::IntArrayRef(shape))});
  return weight(name);
}

void Checkpoint::require_unchanged() const {
  for (const auto& file : files_) file.require_unchanged();
}

bool Checkpoint::are_equal(const std::string& one, const std::string& other) const {
  const auto &a = weights_.at(one).tensor, &b = weights_.at(other).tensor;
  return a.sizes() == b.sizes() && torch::equal(a, b.to(a.scalar_type()));
}

void Checkpoint::let_pages_go() const {
  for (const auto& [name, weight] : weights_) ptw::let_pages_go(weight.tensor);
}

std::string Checkpoint::first_of(std::initializer_list<const char*> names) const {
  for (const auto* name : names)
    if (contains(name)) return name;
  return *(names.end() - 1);
}

Checkpoint Checkpoint::with(const Tensors& replaced) const {
  auto copy = *this;
  for (const auto& [name, tensor] : replaced) {
    const auto found = copy.weights_.find(name);
    if (found == copy.weights_.end())
      throw Error(PTW_TR("model", "%1 has no weight %2 that could be replaced."),
                  {folder_.string(), name});
    auto& [weight, file, checked] = found->second;
    if (weight.sizes() != tensor.sizes())
      throw Error(PTW_TR("model", "%1: the weight %2 has shape %3 and cannot be replaced by %4."),
                  {file.string(), name, shape_text(weight.sizes()), shape_text(tensor.sizes())});
    weight = tensor;
    checked = nullptr;
  }
  return copy;
}

}  // namespace ptw
