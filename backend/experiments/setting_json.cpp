#include "experiments/setting_json.h"

#include <cmath>
#include <limits>

namespace ptw {
namespace {

/// Reals below this hold every whole number exactly.
constexpr double exact_integers = 9007199254740992.0;

}  // namespace

std::optional<SettingValue> setting_from_json(const nlohmann::ordered_json& stored) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (stored.is_boolean()) return stored.get<bool>();
  if (stored.is_number_unsigned() && stored.get<std::uint64_t>() > std::uint64_t{Limits::max()})
    return std::nullopt;
  if (stored.is_number_integer()) return stored.get<std::int64_t>();
  if (stored.is_number_float()) return stored.get<double>();
  if (stored.is_string()) return stored.get<std::string>();
  return std::nullopt;
}

nlohmann::ordered_json setting_to_json(const SettingValue& value) {
  return std::visit([](const auto& content) { return nlohmann::ordered_json(content); }, value);
}

nlohmann::json canonical_json(const SettingValue& value) {
  if (const auto* real = std::get_if<double>(&value))
    if (std::abs(*real) < exact_integers && *real == std::trunc(*real))
      return static_cast<std::int64_t>(*real);
  return std::visit([](const auto& content) { return nlohmann::json(content); }, value);
}

bool same_value(const SettingValue& one, const SettingValue& other) {
  return canonical_json(one) == canonical_json(other);
}

}  // namespace ptw
