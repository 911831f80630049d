// Settings of methods and of training, described once: the window builds its form from these
// descriptions, the command line its --set, and both refuse the same values with the same words.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "report/message.h"

namespace ptw {

using SettingValue = std::variant<bool, std::int64_t, double, std::string>;

/// Values by key, e.g. {"learning_rate": 0.3, "prompt_length": 20}.
using Settings = std::map<std::string, SettingValue>;

struct SettingSpec {
  std::string key;                     ///< the name in run.json and on the command line
  std::string label;                   ///< for people, English source of a translation
  std::string why;                     ///< one line: the paper's default and its reason
  SettingValue default_value;          ///< its type is the setting's type
  double minimum = 0;                  ///< numbers only, inclusive
  double maximum = 0;                  ///< numbers only, inclusive
  std::vector<std::string> choices{};  ///< texts with a fixed set of values; empty = free text
  bool advanced = false;               ///< shown only when asked for
};

/// Why `value` is not acceptable for `spec`; nothing when it is.
std::optional<Message> refusal(const SettingSpec& spec, const SettingValue& value);

/// Reads a value as typed on a command line or in a field. Throws Error when it does not parse or
/// is refused.
SettingValue parse_setting(const SettingSpec& spec, std::string_view text);

/// A value as text that parse_setting reads back to the same value.
std::string to_text(const SettingValue& value);

/// The defaults of all `specs`, overlaid with `given`. Throws Error for an unknown key, a value of
/// the wrong type, or one that is refused. An integer is accepted where a real is expected.
Settings complete(const std::vector<SettingSpec>& specs, const Settings& given);

}  // namespace ptw
