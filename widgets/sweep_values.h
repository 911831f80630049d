// Several values of a setting in one line of text, e.g. "1, 5, 20, 100", or "0,1; 0,3" where the
// comma is the decimal mark. A text that itself has commas stands between quotation marks; a
// quotation mark in it is doubled.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "report/setting.h"

namespace ptw {

/// At least one value, all different. Throws Error, which names the setting by its translated
/// label, for what the setting does not take.
std::vector<SettingValue> parseValues(const SettingSpec& spec, const QString& text);

/// A line that parseValues() reads back.
QString valuesText(const std::vector<SettingValue>& values);

/// Runs in words, e.g. "24 runs"; `count` may be 1.
QString runsText(std::int64_t count);

/// A time to wait in words, e.g. "12 min", "3 h 20 min".
QString durationText(double seconds);

}  // namespace ptw
