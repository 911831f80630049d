#include "widgets/sweep_measures.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

namespace ptw {
namespace {

constexpr double kMebi = 1024.0 * 1024.0;
constexpr double kGiga = 1e9;
constexpr double kThousand = 1000;  // from here on decimals say nothing

struct Known {
  std::string_view key;
  const char* name;
  const char* unit;
  double scale;
  int decimals;
  bool cost;
};

constexpr std::array kKnown = {
    Known{"best_metric", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Best dev metric"), "", 1, 3,
          false},
    Known{"final_metric", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Final dev metric"), "", 1, 3,
          false},
    Known{"dev_metric", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Dev metric"), "", 1, 3, false},
    Known{"test_metric", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Test metric"), "", 1, 3, false},
    Known{"seconds", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Training time"), "s", 1, 0, true},
    Known{"trainable_parameters", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Trainable parameters"),
          "", 1, 0, true},
    Known{"stored_parameters", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Stored parameters"), "", 1,
          0, true},
    Known{"seconds_per_step", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Time per step"), "s", 1, 3,
          true},
    Known{"peak_memory_bytes", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Peak memory of training"),
          "MiB", kMebi, 0, true},
    Known{"inference_flops", QT_TRANSLATE_NOOP("ptw::sweepMeasures", "Inference per example"),
          "GFLOPs", kGiga, 3, true},
};

const Known* find(const std::string& key) {
  const auto* const found = std::ranges::find(kKnown, std::string_view(key), &Known::key);
  return found == kKnown.end() ? nullptr : found;
}

}  // namespace

QString MeasureLook::title() const {
  return unit.isEmpty() ? name : QString("%1 (%2)").arg(name, unit);
}

QString MeasureLook::number(double value) const {
  const double scaled = value / scale;
  const bool whole = std::abs(scaled) >= kThousand;
  return QLocale().toString(scaled, 'f', whole ? 0 : decimals);
}

QString MeasureLook::text(double value) const {
  return unit.isEmpty() ? number(value) : number(value) + ' ' + unit;
}

MeasureLook measureLook(const std::string& key) {
  const auto* known = find(key);
  if (!known) return {QString::fromStdString(key), {}, 1, 3};
  return {QCoreApplication::translate("ptw::sweepMeasures", known->name), known->unit, known->scale,
          known->decimals};
}

bool isCost(const std::string& key) {
  const auto* known = find(key);
  return known && known->cost;
}

std::vector<std::string> measuresIn(const SweepReport& report) {
  std::set<std::string> there;
  for (const auto& group : report.groups)
    for (const auto& [key, measured] : group.measures)
      if (measured.n > 0) there.insert(key);
  std::vector<std::string> measures;
  for (const auto& known : kKnown)
    if (there.erase(std::string(known.key)) > 0) measures.emplace_back(known.key);
  measures.insert(measures.end(), there.begin(), there.end());
  return measures;
}

}  // namespace ptw
