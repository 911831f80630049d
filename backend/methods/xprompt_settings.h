// The settings of XPrompt: how people choose them and how an adapter keeps them.
#pragma once

#include <nlohmann/json.hpp>

#include "methods/adapter_folder.h"
#include "report/setting.h"

namespace ptw {

struct XpromptOptions {
  std::int64_t pieces = 16;              ///< k
  std::string ratios = "search";         ///< or "fixed"
  double token_ratio = 0.3;              ///< where fixed
  double piece_ratio = 0.3;              ///< where fixed
  std::string masked_tokens = "zero";    ///< or "remove"
  std::string rewind = "trained";        ///< or "initial"
  std::int64_t importance_examples = 0;  ///< 0: all
};

std::vector<SettingSpec> xprompt_settings();

/// Throws Error for ratios that leave nothing of a prompt of that length.
XpromptOptions xprompt_options(const Settings& settings);

/// As an adapter keeps them. Throws Error, naming the folder, when one is missing or wrong.
XpromptOptions xprompt_options(const MethodPart& own, const std::filesystem::path& adapter);

nlohmann::json to_json(const XpromptOptions& options);

}  // namespace ptw
