// The settings of XPrompt: how people choose them and how an adapter keeps them.
#pragma once

#include <nlohmann/json.hpp>

#include "methods/adapter_folder.h"
#include "methods/xprompt.h"

namespace ptw {

std::vector<SettingSpec> xprompt_settings();

/// Throws Error for ratios that leave nothing of a prompt of that length.
XpromptOptions xprompt_options(const Settings& settings);

/// As an adapter keeps them. Throws Error, naming the folder, when one is missing or wrong.
XpromptOptions xprompt_options(const MethodPart& own, const std::filesystem::path& adapter);

nlohmann::json to_json(const XpromptOptions& options);

}  // namespace ptw
