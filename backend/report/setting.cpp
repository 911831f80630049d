#include "report/setting.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ptw {
namespace {

template <class Number>
Number parse_number(const SettingSpec& spec, std::string_view text) {
  Number number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size())
    throw Error(std::is_integral_v<Number>
                    ? PTW_TR("settings", "%1 takes a whole number, not \"%2\".")
                    : PTW_TR("settings", "%1 takes a number, not \"%2\"."),
                {spec.key, std::string(text)});
  return number;
}

bool parse_bool(const SettingSpec& spec, std::string_view text) {
  if (text == "true" || text == "on" || text == "1") return true;
  if (text == "false" || text == "off" || text == "0") return false;
  throw Error(PTW_TR("settings", "%1 takes true or false, not \"%2\"."),
              {spec.key, std::string(text)});
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::optional<Message> refuse_number(const SettingSpec& spec, double number) {
  if (number >= spec.minimum && number <= spec.maximum) return std::nullopt;
  const auto bound = [&](double value) {
    const bool whole = std::holds_alternative<std::int64_t>(spec.default_value);
    return whole ? to_text(static_cast<std::int64_t>(value)) : to_text(value);
  };
  return Message{PTW_TR("settings", "%1 must lie between %2 and %3."),
                 {spec.key, bound(spec.minimum), bound(spec.maximum)}};
}

/// An integer given for a real setting counts as that real.
SettingValue widened(const SettingSpec& spec, const SettingValue& value) {
  if (std::holds_alternative<double>(spec.default_value))
    if (const auto* integer = std::get_if<std::int64_t>(&value))
      return static_cast<double>(*integer);
  return value;
}

}  // namespace

std::optional<Message> refusal(const SettingSpec& spec, const SettingValue& value) {
  if (value.index() != spec.default_value.index())
    return Message{PTW_TR("settings", "%1 has a value of the wrong kind: %2."),
                   {spec.key, to_text(value)}};
  if (const auto* integer = std::get_if<std::int64_t>(&value))
    return refuse_number(spec, static_cast<double>(*integer));
  if (const auto* real = std::get_if<double>(&value)) return refuse_number(spec, *real);
  const auto* text = std::get_if<std::string>(&value);
  if (text && !spec.choices.empty() && std::ranges::find(spec.choices, *text) == spec.choices.end())
    return Message{PTW_TR("settings", "%1 cannot be \"%2\"; it is one of: %3."),
                   {spec.key, *text, join(spec.choices)}};
  return std::nullopt;
}

SettingValue parse_setting(const SettingSpec& spec, std::string_view text) {
  SettingValue value;
  if (std::holds_alternative<bool>(spec.default_value))
    value = parse_bool(spec, text);
  else if (std::holds_alternative<std::int64_t>(spec.default_value))
    value = parse_number<std::int64_t>(spec, text);
  else if (std::holds_alternative<double>(spec.default_value))
    value = parse_number<double>(spec, text);
  else
    value = std::string(text);
  if (const auto why = refusal(spec, value)) throw Error(why->pattern, why->arguments);
  return value;
}

std::string to_text(const SettingValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::get<double>(value)).ptr;
  return {digits, end};
}

Settings complete(const std::vector<SettingSpec>& specs, const Settings& given) {
  Settings settings;
  for (const auto& spec : specs) {
    const auto found = given.find(spec.key);
    const auto value = found == given.end() ? spec.default_value : widened(spec, found->second);
    if (const auto why = refusal(spec, value)) throw Error(why->pattern, why->arguments);
    settings[spec.key] = value;
  }
  for (const auto& [key, value] : given)
    if (!settings.contains(key)) {
      std::vector<std::string> known;
      for (const auto& spec : specs) known.push_back(spec.key);
      throw Error(PTW_TR("settings", "There is no setting \"%1\" here; there are: %2."),
                  {key, join(known)});
    }
  return settings;
}

}  // namespace ptw
