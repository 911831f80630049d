#include "methods/tuned_model.h"

#include <map>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/read_file.h"
#include "model/checkpoint.h"
#include "model/safetensors.h"
#include "report/message.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// The weights that are floating-point numbers, sharing their memory, each asking for a gradient.
std::map<std::string, torch::Tensor> watched(const Checkpoint& checkpoint) {
  std::map<std::string, torch::Tensor> weights;
  for (const auto& name : checkpoint.names()) {
    try {
      weights[name] = checkpoint.weight(name).detach().set_requires_grad(true);
    } catch (const Error&) {  // whole numbers or a mask, which no model reads
    }
  }
  return weights;
}

void make_empty(const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem)
    throw Error(PTW_TR("methods", "The model cannot be written to %1: %2."),
                {folder.string(), problem.message()});
  if (!fs::is_empty(folder, problem))
    throw Error(PTW_TR("methods", "There is something in %1 already. Choose a new folder."),
                {folder.string()});
}

/// Whether a file of a model folder belongs to its tokenizer or says how the model writes.
bool goes_along(const fs::path& file) {
  const auto name = file.filename().string(), kind = file.extension().string();
  if (name == "config.json" || name.ends_with(".index.json")) return false;
  return kind == ".json" || kind == ".model" || kind == ".txt";
}

/// config.json, which now tells of float32 weights.
std::string config_of(const fs::path& folder) {
  auto config = parse_json<nlohmann::ordered_json>(read_file(folder / "config.json"));
  for (const auto* field : {"torch_dtype", "dtype"})
    if (config.contains(field)) config[field] = "float32";
  return config.dump(2) + '\n';
}

}  // namespace

std::vector<std::string> weights_in_use(const FrozenModel& model) {
  const torch::AutoGradMode with_gradient(true);
  const auto weights = watched(model.checkpoint());
  const auto copy = model.over(model.checkpoint().with(weights), FactorForm::as_it_lies);
  const auto one = torch::full({1, 1}, model.info().end_id, torch::kInt64);
  const auto logits = copy->read({copy->embed(one), torch::ones({1, 1})})->logits(one);
  std::vector<torch::Tensor> tensors;
  for (const auto& [name, weight] : weights) tensors.push_back(weight);
  const auto gradients = torch::autograd::grad({logits.sum()}, tensors, {}, false, false, true);
  std::vector<std::string> used;
  auto gradient = gradients.begin();
  for (const auto& [name, weight] : weights)
    if ((gradient++)->defined()) used.push_back(name);
  return used;
}

void write_tuned_model(const fs::path& target, const FrozenModel& tuned) {
  const auto& source = tuned.info().folder;
  make_empty(target);
  std::error_code none;
  for (fs::directory_iterator entry(source, none), end; entry != end; entry.increment(none)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown) && goes_along(entry->path()))
      write_file(target / entry->path().filename(), read_file(entry->path()));
  }
  std::map<std::string, torch::Tensor> weights;
  for (const auto& name : weights_in_use(tuned)) weights[name] = tuned.checkpoint().weight(name);
  write_safetensors(target / "model.safetensors", weights, {{"format", "pt"}});
  write_file(target / "config.json", config_of(source));
}

}  // namespace ptw
