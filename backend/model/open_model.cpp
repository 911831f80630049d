#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "files/shown.h"
#include "model/bart.h"
#include "model/checkpoint.h"
#include "model/config_reader.h"
#include "model/gpt2.h"
#include "model/llama.h"
#include "model/quantization.h"
#include "model/t5.h"
#include "report/message.h"

namespace ptw {
namespace {

using Names = std::vector<std::string>;
using Opener = std::shared_ptr<const FrozenModel> (*)(const nlohmann::json&,
                                                      const std::filesystem::path&);

constexpr auto kHead = "lm_head.weight";

/// The table of embeddings that all others may share; empty when it has none of these names.
std::string shared_table(const Checkpoint& weights) {
  for (const auto* name : {"shared.weight", "model.shared.weight", "encoder.embed_tokens.weight",
                           "model.encoder.embed_tokens.weight", "transformer.wte.weight",
                           "wte.weight", "model.embed_tokens.weight"})
    if (weights.contains(name)) return name;
  return {};
}

/// Forgets what is stored as a copy of the shared table, so that what is left has numbers of its
/// own. Whether the output matrix is one of these copies.
bool forget_copies(Checkpoint& weights, bool tied) {
  const auto table = shared_table(weights);
  if (table.empty()) return tied;
  for (const auto& name : weights.names())
    if (name != table && (name.ends_with("embed_tokens.weight") || (tied && name == kHead)) &&
        weights.are_equal(name, table))
      weights.forget(name);
  return tied && !weights.contains(kHead);
}

[[noreturn]] void other_head(const std::filesystem::path& file, const std::string& head) {
  throw Error(PTW_TR("model",
                     "%1: the model's head (%2) is not that of a language model known here. Choose "
                     "the model that it was made from."),
              {file.string(), shown(head)});
}

/// Weights of classifiers, which a language model does not have.
void refuse_other_heads(const Checkpoint& weights, const std::filesystem::path& folder) {
  for (const auto& name : weights.names())
    for (const std::string_view head :
         {"score.", "classifier.", "classification_head.", "qa_outputs."})
      if (name.starts_with(head)) other_head(folder, name);
}

/// A family's model from its reader of config.json.
template <class Model, auto read_config>
std::shared_ptr<const FrozenModel> open(const nlohmann::json& config,
                                        const std::filesystem::path& folder) {
  auto shape = read_config(config, folder / "config.json");
  shape.writing = read_writing_rules(config, folder, shape.vocabulary_size);
  Checkpoint weights(folder);
  refuse_quantized(weights.names(), folder);
  refuse_other_heads(weights, folder);
  shape.tied = forget_copies(weights, shape.tied);
  return std::make_shared<const Model>(shape, std::move(weights), folder, FactorForm::as_it_lies);
}

struct Family {
  Opener open;
  Names architectures;  ///< that are language models
};

const Names kT5 = {"T5ForConditionalGeneration", "T5WithLMHeadModel", "T5Model",
                   "MT5ForConditionalGeneration", "MT5Model"};

/// By config.json's model_type.
const std::map<std::string, Family> kFamilies = {
    {"bart",
     {open<bart::Model, read_bart_config>,
      {"BartForConditionalGeneration", "BartModel", "PretrainedBartModel"}}},
    {"gpt2",
     {open<gpt2::Model, read_gpt2_config>,
      {"GPT2LMHeadModel", "GPT2DoubleHeadsModel", "GPT2Model"}}},
    {"llama",
     {open<llama::Model, read_llama_config>,
      {"LlamaForCausalLM", "LLaMAForCausalLM", "LlamaModel"}}},
    {"mt5", {open<t5::Model, read_t5_config>, kT5}},
    {"t5", {open<t5::Model, read_t5_config>, kT5}}};

std::string known_families() {
  std::string names;
  for (const auto& [name, family] : kFamilies) names += (names.empty() ? "" : ", ") + name;
  return names;
}

/// What config.json calls the model's class; TensorFlow's and Flax's stand for the same.
void check_architectures(const nlohmann::json& config, const Family& family,
                         const std::filesystem::path& file) {
  const auto stored = config.value("architectures", nlohmann::json());
  if (!stored.is_array()) return;
  for (const auto& architecture : stored) {
    auto name = architecture.is_string() ? architecture.get<std::string>() : std::string();
    for (const std::string_view maker : {"TF", "Flax"})
      if (name.starts_with(maker)) name.erase(0, maker.size());
    if (std::ranges::count(family.architectures, name) == 0) other_head(file, name);
  }
}

}  // namespace

std::shared_ptr<const FrozenModel> open_model(const std::filesystem::path& folder) {
  const auto file = folder / "config.json";
  if (!is_there(file))
    throw Error(PTW_TR("model", "%1 holds no config.json. Choose a Hugging Face model folder."),
                {folder.string()});
  const auto config = parse_json(read_file(file, kLargestConfig));
  if (!config.is_object())
    throw Error(PTW_TR("model", "%1 is not a JSON object. Download it once more."),
                {file.string()});
  const auto type = config.find("model_type");
  const auto name = type != config.end() && type->is_string() ? type->get<std::string>() : "";
  const auto family = kFamilies.find(name);
  if (family == kFamilies.end())
    throw Error(PTW_TR("model", "%1: the model family \"%2\" is not known here; known are: %3."),
                {file.string(), shown(name), known_families()});
  refuse_quantized(config, file);
  check_architectures(config, family->second, file);
  auto model = family->second.open(config, folder);
  model->checkpoint().require_unchanged();
  return model;
}

}  // namespace ptw
