#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string_view>
#include <utility>

#include "experiments/setting_json.h"
#include "experiments/sweep.h"
#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/read_file.h"

namespace ptw {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largest_file = 1u << 20;
constexpr std::int64_t largest_seed = 4294967295;
constexpr auto kVariant = "variant";
constexpr std::array<std::string_view, 3> kParts = {"model", "task", "method"};

bool is_part(std::string_view key) {
  return std::ranges::find(kParts, key) != kParts.end();
}

bool is_number(const SettingValue& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

bool same_kind(const SettingValue& one, const SettingValue& other) {
  return one.index() == other.index() || (is_number(one) && is_number(other));
}

bool is_text(const SettingValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text && !text->empty();
}

Json parse(const std::filesystem::path& file) {
  const auto text = read_file(file, largest_file);
  auto reading = read_json<Json>(text);
  if (reading.problem.fault != JsonFault::none) refuse_json(file, text, reading.problem);
  if (reading.value.is_object()) return std::move(reading.value);
  throw Error(PTW_TR("experiments", "%1 is no sweep: it must hold one JSON object."),
              {file.string()});
}

/// One sweep file while it is read.
class SweepFile {
 public:
  explicit SweepFile(std::filesystem::path file) : file_(std::move(file)), json_(parse(file_)) {
    check_keys(json_, {"name", "base", "over", "seeds", "evaluate_on", "figure"});
  }

  [[nodiscard]] Sweep read() const {
    Sweep sweep;
    sweep.name = json_.contains("name") ? text(json_, "name") : file_.stem().string();
    if (json_.contains("over"))
      for (const auto& [key, values] : object(json_, "over").items())
        sweep.over.push_back(key == kVariant ? variants(values, sweep.variants)
                                             : axis(key, values));
    sweep.base = base(sweep);
    if (json_.contains("seeds")) sweep.seeds = seeds();
    if (json_.contains("evaluate_on")) sweep.evaluate_on = evaluate_on();
    if (json_.contains("figure")) sweep.figure = text(json_, "figure");
    return sweep;
  }

 private:
  [[noreturn]] void refuse(std::string pattern, std::vector<std::string> further) const {
    further.insert(further.begin(), file_.string());
    throw Error(std::move(pattern), std::move(further));
  }

  void check_keys(const Json& object, std::initializer_list<std::string_view> known) const {
    std::string list;
    for (const auto name : known) list.append(list.empty() ? "" : ", ").append(name);
    for (const auto& [key, value] : object.items())
      if (std::ranges::find(known, key) == known.end())
        refuse(PTW_TR("experiments", "%1: \"%2\" is not known here; known are: %3."), {key, list});
  }

  [[nodiscard]] const Json& object(const Json& parent, const char* key) const {
    if (!parent.contains(key) || !parent.at(key).is_object())
      refuse(PTW_TR("experiments", "%1: \"%2\" must be there and be an object in braces."), {key});
    check_count(key, parent.at(key));
    return parent.at(key);
  }

  /// No sweep that can be run has more.
  void check_count(const std::string& key, const Json& values) const {
    constexpr std::size_t most = 10'000;
    if (values.size() > most)
      refuse(PTW_TR("experiments", "%1: \"%2\" has more than %3 values. Take some out."),
             {key, std::to_string(most)});
  }

  [[nodiscard]] const Json& list(const std::string& key, const Json& values) const {
    if (!values.is_array() || values.empty())
      refuse(PTW_TR("experiments",
                    "%1: \"%2\" must be a list in square brackets, with at least one value."),
             {key});
    check_count(key, values);
    return values;
  }

  [[nodiscard]] std::string text(const Json& parent, const std::string& key) const {
    const auto value = setting(key, parent.at(key));
    if (!is_text(value)) refuse_value(key, value);
    return std::get<std::string>(value);
  }

  [[nodiscard]] SettingValue setting(const std::string& key, const Json& stored) const {
    if (auto value = setting_from_json(stored)) return *std::move(value);
    refuse(PTW_TR("experiments", "%1: \"%2\" takes a number, a text, true or false, not %3."),
           {key, stored.is_number() ? stored.dump() : stored.type_name()});
  }

  [[noreturn]] void refuse_value(const std::string& key, const SettingValue& value) const {
    if (key == "seeds")
      refuse(PTW_TR("experiments", "%1: \"%2\" takes whole numbers from 0 to 4294967295, not %3."),
             {key, to_text(value)});
    refuse(PTW_TR("experiments",
                  "%1: \"%2\" takes a text in quotation marks that is not empty, not %3."),
           {key, to_text(value)});
  }

  /// A value of a setting, or of what is swept like one.
  [[nodiscard]] SettingValue checked(const std::string& key, const Json& stored) const {
    auto value = setting(key, stored);
    if (is_part(key) && !is_text(value)) refuse_value(key, value);
    if (key == "seed")
      refuse(PTW_TR("experiments", "%1: list seeds under \"%2\", not as the setting \"seed\"."),
             {"seeds"});
    return value;
  }

  [[nodiscard]] SweepAxis axis(const std::string& key, const Json& stored) const {
    SweepAxis axis;
    axis.key = key;
    std::set<std::string> known;
    for (const auto& item : list(key, stored)) {
      auto value = checked(key, item);
      if (!axis.values.empty() && !same_kind(axis.values.front(), value))
        refuse(PTW_TR("experiments", "%1: \"%2\" mixes kinds of values: %3 and %4."),
               {key, to_text(axis.values.front()), to_text(value)});
      if (!known.insert(canonical_json(value).dump()).second)
        refuse(PTW_TR("experiments", "%1: \"%2\" has %3 twice. Remove one."),
               {key, to_text(value)});
      axis.values.push_back(std::move(value));
    }
    return axis;
  }

  /// The axis, and what its values stand for.
  SweepAxis variants(const Json& stored, std::vector<SweepVariant>& variants) const {
    if (!stored.is_object() || stored.empty())
      refuse(PTW_TR("experiments",
                    "%1: \"%2\" must be an object in braces that names at least one variant."),
             {kVariant});
    check_count(kVariant, stored);
    SweepAxis axis{kVariant, {}};
    for (const auto& [name, parts] : stored.items()) {
      if (!parts.is_object() || name.empty())
        refuse(PTW_TR("experiments",
                      "%1: the variant \"%2\" must have a name and be an object in braces."),
               {name});
      check_keys(parts, {"method", "settings"});
      axis.values.emplace_back(name);
      variants.push_back(
          {name, parts.contains("method") ? text(parts, "method") : "", settings(parts)});
    }
    return axis;
  }

  [[nodiscard]] Settings settings(const Json& stored) const {
    Settings settings;
    if (!stored.contains("settings")) return settings;
    for (const auto& [key, value] : object(stored, "settings").items()) {
      if (is_part(key) || key == kVariant)
        refuse(PTW_TR("experiments", "%1: \"%2\" is no setting; write it beside \"settings\"."),
               {key});
      settings[key] = checked(key, value);
    }
    return settings;
  }

  [[nodiscard]] RunSpec base(const Sweep& sweep) const {
    const auto& stored = object(json_, "base");
    check_keys(stored, {"model", "task", "method", "settings"});
    RunSpec spec;
    spec.model = part(stored, "model", sweep);
    spec.task = part(stored, "task", sweep);
    spec.method = part(stored, "method", sweep);
    spec.settings = settings(stored);
    return spec;
  }

  /// Model, task or method; empty where only the grid says it.
  [[nodiscard]] std::string part(const Json& stored, const std::string& key,
                                 const Sweep& sweep) const {
    if (stored.contains(key)) return text(stored, key);
    const bool swept = std::ranges::find(sweep.over, key, &SweepAxis::key) != sweep.over.end();
    const bool every_variant_says_it =
        key == "method" && !sweep.variants.empty() &&
        std::ranges::none_of(sweep.variants, &std::string::empty, &SweepVariant::method);
    if (!swept && !every_variant_says_it)
      refuse(PTW_TR("experiments", "%1 says \"%2\" neither in \"base\" nor in \"over\". Add it."),
             {key});
    return {};
  }

  [[nodiscard]] std::vector<std::string> evaluate_on() const {
    std::vector<std::string> tasks;
    for (const auto& value : axis("evaluate_on", json_.at("evaluate_on")).values) {
      if (!is_text(value)) refuse_value("evaluate_on", value);
      tasks.push_back(to_text(value));
    }
    return tasks;
  }

  [[nodiscard]] std::vector<std::int64_t> seeds() const {
    std::vector<std::int64_t> seeds;
    for (const auto& value : axis("seeds", json_.at("seeds")).values) {
      const auto* seed = std::get_if<std::int64_t>(&value);
      if (!seed || *seed < 0 || *seed > largest_seed) refuse_value("seeds", value);
      seeds.push_back(*seed);
    }
    return seeds;
  }

  std::filesystem::path file_;
  Json json_;
};

Json settings_json(const Settings& settings) {
  auto stored = Json::object();
  for (const auto& [key, value] : settings) stored[key] = setting_to_json(value);
  return stored;
}

Json base_json(const RunSpec& base) {
  auto stored = Json::object();
  if (!base.model.empty()) stored["model"] = base.model;
  if (!base.task.empty()) stored["task"] = base.task;
  if (!base.method.empty()) stored["method"] = base.method;
  stored["settings"] = settings_json(base.settings);
  return stored;
}

/// Those that the axis names.
Json variants_json(const Sweep& sweep, const SweepAxis& axis) {
  auto stored = Json::object();
  for (const auto& name : axis.values) {
    const auto variant = std::ranges::find(sweep.variants, to_text(name), &SweepVariant::name);
    auto& parts = stored[variant->name] = Json::object();
    if (!variant->method.empty()) parts["method"] = variant->method;
    parts["settings"] = settings_json(variant->settings);
  }
  return stored;
}

Json over_json(const Sweep& sweep) {
  auto over = Json::object();
  for (const auto& axis : sweep.over) {
    auto& values = over[axis.key] = Json::array();
    if (axis.key == kVariant)
      values = variants_json(sweep, axis);
    else
      for (const auto& value : axis.values) values.push_back(setting_to_json(value));
  }
  return over;
}

}  // namespace

Sweep read_sweep(const std::filesystem::path& file) {
  return SweepFile(file).read();
}

void write_sweep(const std::filesystem::path& file, const Sweep& sweep) {
  Json stored = {{"name", sweep.name},
                 {"base", base_json(sweep.base)},
                 {"over", over_json(sweep)},
                 {"seeds", sweep.seeds}};
  if (!sweep.evaluate_on.empty()) stored["evaluate_on"] = sweep.evaluate_on;
  if (!sweep.figure.empty()) stored["figure"] = sweep.figure;
  write_file(file, stored.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
}

}  // namespace ptw
