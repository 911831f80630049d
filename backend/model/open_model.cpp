#include <map>
#include <nlohmann/json.hpp>

#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "files/shown.h"
#include "model/bart.h"
#include "model/checkpoint.h"
#include "model/gpt2.h"
#include "model/llama.h"
#include "model/t5.h"
#include "report/message.h"

namespace ptw {
namespace {

using Opener = std::shared_ptr<const FrozenModel> (*)(const nlohmann::json&,
                                                      const std::filesystem::path&);

/// A family's model from its reader of config.json.
template <class Model, auto read_config>
std::shared_ptr<const FrozenModel> open(const nlohmann::json& config,
                                        const std::filesystem::path& folder) {
  const auto shape = read_config(config, folder / "config.json");
  return std::make_shared<const Model>(shape, Checkpoint(folder), folder, FactorForm::as_it_lies);
}

constexpr std::uintmax_t kLargestConfig = 64 << 20;

/// Families by config.json's model_type.
const std::map<std::string, Opener> kFamilies = {{"bart", open<bart::Model, read_bart_config>},
                                                 {"gpt2", open<gpt2::Model, read_gpt2_config>},
                                                 {"llama", open<llama::Model, read_llama_config>},
                                                 {"mt5", open<t5::Model, read_t5_config>},
                                                 {"t5", open<t5::Model, read_t5_config>}};

std::string known_families() {
  std::string names;
  for (const auto& [name, opener] : kFamilies) names += (names.empty() ? "" : ", ") + name;
  return names;
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
  auto model = family->second(config, folder);
  model->checkpoint().require_unchanged();
  return model;
}

}  // namespace ptw
