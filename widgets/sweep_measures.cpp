#include "widgets/sweep_measures.h"

#include <cmath>
#include <set>

#include "report/measure.h"
#include "widgets/messages.h"

namespace ptw {
namespace {

constexpr double kThousand = 1000;  // from here on decimals say nothing

}  // namespace

QString MeasureLook::title() const {
  return unit.isEmpty() ? name : QString("%1 (%2)").arg(name, unit);
}

QString MeasureLook::number(double value, const QLocale& locale) const {
  const double scaled = value / scale;
  const bool whole = std::abs(scaled) >= kThousand;
  const bool tiny = scaled != 0 && std::abs(scaled) < 0.5 * std::pow(10, -decimals);
  return tiny ? locale.toString(scaled, 'g', 2)
              : locale.toString(scaled, 'f', whole ? 0 : decimals);
}

QString MeasureLook::text(double value) const {
  return unit.isEmpty() ? number(value) : number(value) + ' ' + unit;
}

MeasureLook measureLook(const std::string& key) {
  const auto* known = find_measure(key);
  if (!known) return {QString::fromStdString(key), {}, 1, 3};
  return {translated(known->name, "measures"), known->unit, known->scale, known->decimals};
}

bool isCost(const std::string& key) {
  const auto* known = find_measure(key);
  return known && known->cost;
}

std::vector<std::string> measuresIn(const SweepReport& report) {
  std::set<std::string> there;
  for (const auto& group : report.groups)
    for (const auto& [key, measured] : group.measures)
      if (measured.n > 0) there.insert(key);
  std::vector<std::string> measures;
  for (const auto& known : known_measures())
    if (there.erase(std::string(known.key)) > 0) measures.emplace_back(known.key);
  measures.insert(measures.end(), there.begin(), there.end());
  return measures;
}

}  // namespace ptw
