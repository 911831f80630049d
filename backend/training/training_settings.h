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

/// `spec` with every setting filled in and checked, "threads" resolved to a number. Throws Error.
RunSpec completed(RunSpec spec);

std::int64_t integer(const Settings& settings, const char* key);
double real(const Settings& settings, const char* key);

}  // namespace ptw
