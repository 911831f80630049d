#include "app/common/sweep_report.h"

#include <algorithm>

#include "report/message.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// As `method` calls the setting; without a method as the first one that has it does.
std::string label_of(const std::string& key, const std::string& method) {
  for (const auto& entry : method_registry()) {
    if (!method.empty() && entry.name != method) continue;
    for (const auto& spec : all_settings(entry))
      if (spec.key == key) return spec.label;
  }
  return {};
}

SweptSetting described(const SweepAxis& axis, const RunSpec& base) {
  SweptSetting setting{axis.key, {}, axis.values};
  if (axis.key == "variant") setting.label = PTW_TR("figures", "Variant");
  for (const auto& value : axis.values) {
    if (axis.key == "variant") setting.names.push_back(to_text(value));
    if (axis.key == "method") setting.names.push_back(find_method(to_text(value)).title);
    if (axis.key == "model" || axis.key == "task")
      setting.names.push_back(fs::path(to_text(value)).stem().string());
  }
  if (setting.label.empty()) setting.label = label_of(axis.key, base.method);
  return setting;
}

SweptGroup described(const RunGroup& group, const Sweep& sweep) {
  SweptGroup swept;
  swept.planned = group.planned;
  for (std::size_t i = 0; i < group.point.size(); ++i) {
    const auto& values = sweep.over[i].values;
    const auto found = std::ranges::find(values, group.point[i]);
    swept.point.push_back(static_cast<std::size_t>(found - values.begin()));
  }
  swept.measures = group.measures;
  for (const auto& [name, spread] : group.measures)
    swept.finished = std::max(swept.finished, spread.n);
  return swept;
}

}  // namespace

SweepReport sweep_report(const SweepFolder& folder) {
  const auto& sweep = folder.sweep();
  SweepReport report{sweep.name, {}, {}};
  for (const auto& axis : sweep.over) report.settings.push_back(described(axis, sweep.base));
  for (const auto& group : folder.groups()) {
    report.groups.push_back(described(group, sweep));
    report.planned += report.groups.back().planned;
    report.finished += report.groups.back().finished;
  }
  return report;
}

}  // namespace ptw
