#include "model/config_reader.h"

#include <algorithm>
#include <map>

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

/// A value as a sentence can show it.
std::string in_words(const nlohmann::json& value) {
  if (value.is_array()) return "a list";
  return value.is_object() ? "an object" : shown(value.dump());
}

}  // namespace

nlohmann::json without_aliases(nlohmann::json config, const std::vector<Alias>& aliases) {
  for (const auto& [name, field] : aliases)
    if (const auto found = config.find(name); found != config.end() && !found->is_null())
      config[field] = nlohmann::json(*found);
  return config;
}

std::vector<Inert> with_common_fields(std::vector<Inert> fields) {
  fields.insert(fields.end(), {{"pruned_heads", {nlohmann::json::object()}},
                               {"tie_encoder_decoder", {false}},
                               {"add_cross_attention", {false}}});
  return fields;
}

const nlohmann::json* ConfigReader::find(const char* field) const {
  const auto found = config_.find(field);
  return found == config_.end() || found->is_null() ? nullptr : &*found;
}

void ConfigReader::refuse(const char* field) const {
  const auto* stored = find(field);
  if (!stored)
    throw Error(PTW_TR("model", "%1 does not say %2. Download the model's config.json once more."),
                {file_.string(), section_ + field});
  throw Error(PTW_TR("model", "%1: %2 cannot be %3."),
              {file_.string(), section_ + field, in_words(*stored)});
}

void ConfigReader::must_change_nothing(const std::vector<Inert>& fields) const {
  for (const auto& [field, values] : fields)
    if (const auto* stored = find(field); stored && std::ranges::count(values, *stored) == 0)
      throw Error(PTW_TR("model",
                         "%1: %2 is %3, which changes the model's numbers and is not known here. "
                         "Choose a model without it."),
                  {file_.string(), section_ + field, in_words(*stored)});
}

std::int64_t ConfigReader::size(const char* field, std::int64_t limit) const {
  const auto* stored = find(field);
  if (!stored || !stored->is_number_integer()) refuse(field);
  if (stored->is_number_unsigned() &&
      stored->get<std::uint64_t>() > static_cast<std::uint64_t>(limit))
    refuse(field);
  const auto value = stored->get<std::int64_t>();
  if (value < 1 || value > limit) refuse(field);
  return value;
}

std::int64_t ConfigReader::size(const char* field, std::int64_t limit, std::int64_t absent) const {
  return find(field) ? size(field, limit) : absent;
}

std::int64_t ConfigReader::checked_id(const nlohmann::json& stored, const char* field,
                                      std::int64_t limit) const {
  if (!stored.is_number_integer()) refuse(field);
  if (stored.is_number_unsigned() &&
      stored.get<std::uint64_t>() >= static_cast<std::uint64_t>(limit))
    refuse(field);
  const auto value = stored.get<std::int64_t>();
  if (value < -1 || value >= limit) refuse(field);
  return value;
}

std::int64_t ConfigReader::id(const char* field, std::int64_t limit, std::int64_t absent) const {
  const auto* stored = find(field);
  const auto value = stored ? checked_id(*stored, field, limit) : -1;
  return value == -1 ? absent : value;
}

std::vector<std::int64_t> ConfigReader::ids(const char* field, std::int64_t limit) const {
  std::vector<std::int64_t> all;
  const auto* stored = find(field);
  if (!stored) return all;
  const auto add = [&](const nlohmann::json& one) {
    if (const auto id = checked_id(one, field, limit); id >= 0) all.push_back(id);
  };
  if (stored->is_array())
    std::ranges::for_each(*stored, add);
  else
    add(*stored);
  return all;
}

double ConfigReader::number(const char* field, double limit, double absent) const {
  const auto* stored = find(field);
  if (!stored) return absent;
  if (!stored->is_number()) refuse(field);
  const auto value = stored->get<double>();
  if (!(value >= 0 && value <= limit)) refuse(field);
  return value;
}

bool ConfigReader::flag(const char* field, bool absent) const {
  const auto* stored = find(field);
  if (!stored) return absent;
  if (!stored->is_boolean()) refuse(field);
  return stored->get<bool>();
}

std::string ConfigReader::text(const char* field, const std::string& absent) const {
  const auto* stored = find(field);
  if (!stored) return absent;
  if (!stored->is_string()) refuse(field);
  return stored->get<std::string>();
}

const nlohmann::json* ConfigReader::object(const char* field) const {
  const auto* stored = find(field);
  if (stored && !stored->is_object()) refuse(field);
  return stored;
}

Activation ConfigReader::activation(const char* field, const std::string& absent) const {
  return named(text(field, absent), field);
}

Activation ConfigReader::named(const std::string& name, const char* field) const {
  static const std::map<std::string, Activation, std::less<>> known = {
      {"relu", Activation::relu},
      {"gelu", Activation::gelu},
      {"gelu_python", Activation::gelu},
      {"gelu_new", Activation::gelu_new},
      {"gelu_fast", Activation::gelu_new},
      {"gelu_accurate", Activation::gelu_new},
      {"gelu_python_tanh", Activation::gelu_new},
      {"gelu_pytorch_tanh", Activation::gelu_new},
      {"quick_gelu", Activation::quick_gelu},
      {"silu", Activation::silu},
      {"swish", Activation::silu}};
  const auto found = known.find(name);
  if (found == known.end()) refuse(field);
  return found->second;
}

}  // namespace ptw
