#include "model/config_reader.h"

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

const nlohmann::json* ConfigReader::find(const char* field) const {
  const auto found = config_.find(field);
  return found == config_.end() || found->is_null() ? nullptr : &*found;
}

void ConfigReader::refuse(const char* field) const {
  const auto* stored = find(field);
  if (!stored)
    throw Error(PTW_TR("model", "%1 does not say %2. Download the model's config.json once more."),
                {file_.string(), field});
  throw Error(PTW_TR("model", "%1: %2 cannot be %3."), {file_.string(), field, in_words(*stored)});
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

std::int64_t ConfigReader::id(const char* field, std::int64_t limit, std::int64_t absent) const {
  const auto* stored = find(field);
  if (!stored) return absent;
  if (!stored->is_number_integer()) refuse(field);
  if (stored->is_number_unsigned() &&
      stored->get<std::uint64_t>() >= static_cast<std::uint64_t>(limit))
    refuse(field);
  const auto value = stored->get<std::int64_t>();
  if (value == -1) return absent;
  if (value < 0 || value >= limit) refuse(field);
  return value;
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

Activation ConfigReader::activation(const char* field, const std::string& absent) const {
  const auto name = text(field, absent);
  if (name == "relu") return Activation::relu;
  if (name == "gelu") return Activation::gelu;
  if (name == "gelu_new" || name == "gelu_pytorch_tanh") return Activation::gelu_new;
  if (name == "silu" || name == "swish") return Activation::silu;
  refuse(field);
}

}  // namespace ptw
