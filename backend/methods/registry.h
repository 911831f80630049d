// The methods there are, by name.
#pragma once

#include <string>
#include <vector>

#include "methods/method_entry.h"

namespace ptw {

const std::vector<MethodEntry>& method_registry();

/// Throws Error, listing the known names, for any other.
const MethodEntry& find_method(const std::string& name);

/// Opens any adapter folder: the method is read from adapter_config.json. Throws Error.
std::unique_ptr<Method> load_adapter(const std::filesystem::path& folder, const ModelInfo& model);

}  // namespace ptw
