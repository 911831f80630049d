#include "experiments/sweep.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "experiments/identity.h"

namespace ptw {
namespace {

constexpr std::int64_t largest_grid = 10'000;
constexpr std::size_t largest_plan = 64u << 20;  ///< bytes of all specs
constexpr std::size_t longest_value = 40;
constexpr std::size_t longest_lead = 180;  ///< a file name may have 255 bytes

void become(RunSpec& spec, const SweepVariant& variant) {
  if (!variant.method.empty()) spec.method = variant.method;
  for (const auto& [key, value] : variant.settings) spec.settings[key] = value;
}

void set(RunSpec& spec, const Sweep& sweep, const std::string& key, const SettingValue& value) {
  if (key == "model")
    spec.model = to_text(value);
  else if (key == "task")
    spec.task = to_text(value);
  else if (key == "method")
    spec.method = to_text(value);
  else if (key == "variant")
    become(spec, *std::ranges::find(sweep.variants, to_text(value), &SweepVariant::name));
  else
    spec.settings[key] = value;
}

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

std::string cut(std::string text, std::size_t longest) {
  auto end = std::min(text.size(), longest);
  while (end < text.size() && !begins_code_point(text[end])) --end;
  text.resize(end);
  return text;
}

/// `text` as a part of a file name, not too long.
std::string for_file_name(std::string text) {
  constexpr std::string_view troublesome = " ,=/\\:*?\"<>|\x7f";
  for (char& c : text)
    if (troublesome.find(c) != std::string_view::npos || (c >= 0 && c < ' ')) c = '-';
  return cut(std::move(text), longest_value);
}

std::string short_text(const std::string& key, const SettingValue& value) {
  const auto text = to_text(value);
  if (key != "model" && key != "task") return for_file_name(text);
  const std::filesystem::path path(text);
  return for_file_name((path.has_stem() ? path.stem() : path.parent_path().filename()).string());
}

/// E.g. "prompt_length=20,seed=1".
std::string name_of(const Sweep& sweep, const std::vector<SettingValue>& point, std::int64_t seed) {
  std::string name;
  for (std::size_t i = 0; i < point.size(); ++i)
    name += for_file_name(sweep.over[i].key) + '=' + short_text(sweep.over[i].key, point[i]) + ',';
  if (name.size() > longest_lead) name = cut(std::move(name), longest_lead) + ',';
  return name + "seed=" + std::to_string(seed);
}

/// `name`, or from its second use on with a number behind the seed.
std::string unused(const std::string& name, std::map<std::string, int>& uses) {
  const int use = ++uses[name];
  return use == 1 ? name : name + '-' + std::to_string(use);
}

/// The combination with this number, the last setting varying fastest.
std::vector<SettingValue> point_at(const Sweep& sweep, std::size_t number) {
  std::vector<SettingValue> point(sweep.over.size());
  for (std::size_t i = point.size(); i-- > 0;) {
    const auto& values = sweep.over[i].values;
    point[i] = values[number % values.size()];
    number /= values.size();
  }
  return point;
}

RunSpec spec_at(const Sweep& sweep, const std::vector<SettingValue>& point, std::int64_t seed) {
  auto spec = sweep.base;
  for (std::size_t i = 0; i < point.size(); ++i) set(spec, sweep, sweep.over[i].key, point[i]);
  spec.settings["seed"] = seed;
  spec.name = name_of(sweep, point, seed);
  return spec;
}

std::size_t bytes_of(const Settings& settings) {
  std::size_t bytes = 0;
  for (const auto& [key, value] : settings) bytes += 100 + key.size() + to_text(value).size();
  return bytes;
}

/// What the longest specs of the sweep take.
std::size_t bytes_of_spec(const Sweep& sweep) {
  auto bytes = bytes_of(sweep.base.settings);
  std::size_t longest_variant = 0;
  for (const auto& variant : sweep.variants)
    longest_variant = std::max(longest_variant, bytes_of(variant.settings));
  for (const auto& axis : sweep.over) {
    std::size_t longest = 0;
    for (const auto& value : axis.values) longest = std::max(longest, to_text(value).size());
    bytes += 100 + axis.key.size() + longest;
  }
  return bytes + longest_variant;
}

}  // namespace

std::int64_t run_count(const Sweep& sweep) {
  auto count = static_cast<std::int64_t>(sweep.seeds.size());
  for (const auto& axis : sweep.over) {
    if (count > largest_grid) break;
    count *= static_cast<std::int64_t>(axis.values.size());
  }
  if (count > largest_grid)
    throw Error(PTW_TR("experiments",
                       "The sweep \"%1\" has more than %2 runs. Take out values or seeds, or make "
                       "several sweeps of it."),
                {sweep.name, std::to_string(largest_grid)});
  const auto runs = static_cast<std::size_t>(std::max<std::int64_t>(count, 1));
  if (bytes_of_spec(sweep) > largest_plan / runs)
    throw Error(
        PTW_TR("experiments",
               "The sweep \"%1\" is too large: so many runs with so many settings cannot be "
               "planned. Take out settings, values or seeds, or make several sweeps of it."),
        {sweep.name});
  return count;
}

std::vector<PlannedRun> grid(const Sweep& sweep, const Planner& planner) {
  const auto count = static_cast<std::size_t>(run_count(sweep));
  std::vector<PlannedRun> runs(count);
  std::map<std::string, int> names;
  for (std::size_t i = 0; i < count; ++i) {
    auto& run = runs[i];
    run.point = point_at(sweep, i / sweep.seeds.size());
    auto spec = spec_at(sweep, run.point, sweep.seeds[i % sweep.seeds.size()]);
    spec.name = unused(spec.name, names);
    run.spec = planner.complete ? planner.complete(std::move(spec)) : std::move(spec);
    run.identity = identity(run.spec, planner.contents ? planner.contents(run.spec) : "");
  }
  return runs;
}

}  // namespace ptw
