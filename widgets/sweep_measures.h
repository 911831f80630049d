// The measures of runs for people: what they are called, in what units they are shown, and values
// in words.
#pragma once

#include <QLocale>
#include <QString>
#include <string>
#include <vector>

#include "report/sweep.h"

namespace ptw {

struct MeasureLook {
  QString name;
  QString unit;      ///< empty for counts and shares
  double scale = 1;  ///< of the unit, e.g. 1e9 for GFLOPs
  int decimals = 0;

  [[nodiscard]] QString title() const;             ///< e.g. "Peak memory (MiB)"
  [[nodiscard]] QString text(double value) const;  ///< with the unit
  [[nodiscard]] QString number(double value, const QLocale& locale = {}) const;  ///< without
};

/// In the window's language; an unknown measure is called by its key.
MeasureLook measureLook(const std::string& key);

/// Whether less of it is better: parameters, time, memory, operations.
bool isCost(const std::string& key);

/// Those that any group has, the metrics first, then costs, then what is not known.
std::vector<std::string> measuresIn(const SweepReport& report);

}  // namespace ptw
