// What the window asks of the engine about sweeps.
#include <algorithm>

#include "app/common/sweep_folder.h"
#include "app/desktop/engine.h"
#include "report/message.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

SweptSetting described(const SweepAxis& axis, const RunSpec& base) {
  SweptSetting setting{axis.key, {}, axis.values};
  for (const auto& value : axis.values) {
    if (axis.key == "method") setting.names.push_back(find_method(to_text(value)).title);
    if (axis.key == "model" || axis.key == "task")
      setting.names.push_back(fs::path(to_text(value)).stem().string());
  }
  if (base.method.empty()) return setting;
  for (const auto& spec : all_settings(find_method(base.method)))
    if (spec.key == axis.key) setting.label = spec.label;
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

std::vector<RunJob> Engine::plan_sweep(const Sweep& sweep, const fs::path& folder) {
  const SweepFolder planned(folder, sweep);
  planned.keep();
  std::vector<RunJob> jobs;
  for (const auto& run : planned.unfinished()) {
    auto spec = run.spec;
    spec.name = sweep.name + ": " + spec.name;
    const auto id = folder.filename() / run.spec.name;
    jobs.push_back({QString::fromStdString(id.string()), planned.folder_of(run), spec});
  }
  return jobs;
}

std::vector<StoredSweep> Engine::stored_sweeps(const fs::path& folder) {
  std::vector<StoredSweep> sweeps;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) try {
      if (SweepFolder::is_sweep(entry.path()))
        sweeps.push_back(
            {entry.path().filename().string(), SweepFolder::kept_in(entry.path()).name});
    } catch (const Error&) {  // the others are still worth showing
    }
  std::ranges::sort(sweeps, std::greater(), &StoredSweep::id);
  return sweeps;
}

SweepReport Engine::measure_sweep(const fs::path& folder) {
  const auto kept = SweepFolder::open(folder);
  SweepReport report{kept.sweep().name, {}, {}};
  for (const auto& axis : kept.sweep().over)
    report.settings.push_back(described(axis, kept.sweep().base));
  for (const auto& group : kept.groups()) report.groups.push_back(described(group, kept.sweep()));
  return report;
}

}  // namespace ptw
