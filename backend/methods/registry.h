// The methods there are, by name.
#pragma once

#include <string>
#include <vector>

#include "methods/method_entry.h"

namespace ptw {

const std::vector<MethodEntry>& method_registry();

/// Throws Error, listing the known names, for any other.
const MethodEntry& find_method(const std::string& name);

/// The method that made an adapter folder or .npy prompt. Throws Error when it is not known here.
const MethodEntry& method_of_adapter(const std::filesystem::path& folder);

/// Opens any adapter folder, or a prompt [P, E] in an .npy file as google-research/prompt-tuning
/// publishes it. Throws Error.
std::unique_ptr<Method> load_adapter(const std::filesystem::path& folder, const ModelInfo& model);

}  // namespace ptw
