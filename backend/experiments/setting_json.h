// Values of settings as JSON. For the experiments' own files: it includes nlohmann-json.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/setting.h"

namespace ptw {

/// Nothing for what no setting can be: null, a list, an object, a number too large for 64 bits.
std::optional<SettingValue> setting_from_json(const nlohmann::ordered_json& stored);

nlohmann::ordered_json setting_to_json(const SettingValue& value);

/// The one way to write a value: numbers that are equal look alike, 1.0 like 1.
nlohmann::json canonical_json(const SettingValue& value);

/// Whether the two are the same bool, text or number.
bool same_value(const SettingValue& one, const SettingValue& other);

}  // namespace ptw
