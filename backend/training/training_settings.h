// The settings of training that every method shares.
#pragma once

#include <vector>

#include "methods/registry.h"
#include "report/run.h"
#include "report/setting.h"

namespace ptw {

std::vector<SettingSpec> training_settings();

/// The method's own settings, then those of training.
std::vector<SettingSpec> all_settings(const MethodEntry& method);

/// `spec` with every setting filled in and checked, "threads" resolved to a number and "precision"
/// to one this processor is good at. Throws Error.
RunSpec completed(RunSpec spec);

/// What the frozen model computes in while it trains; fp32 in runs older than the setting. Throws
/// Error where this processor cannot.
Precision precision_of(const Settings& settings);

std::int64_t integer(const Settings& settings, const char* key);
double real(const Settings& settings, const char* key);

}  // namespace ptw
