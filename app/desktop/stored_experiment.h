// The last experiment, kept from one start of the program to the next.
#pragma once

#include <QSettings>
#include <optional>

#include "report/run.h"

namespace ptw {

void storeExperiment(QSettings& settings, const RunSpec& spec);

/// Nothing when none was stored, or when its method is not known any more. Settings that are not
/// accepted any more are left out.
std::optional<RunSpec> storedExperiment(QSettings& settings);

}  // namespace ptw
