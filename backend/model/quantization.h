// Weights that were squeezed into few bits are refused by the name of how it was done.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace ptw {

/// Throws Error when config.json names a way of quantising.
void refuse_quantized(const nlohmann::json& config, const std::filesystem::path& file);

/// Throws Error when the names of weights are those that a way of quantising leaves.
void refuse_quantized(const std::vector<std::string>& names, const std::filesystem::path& folder);

/// Throws Error: the tensor `name` has a type that is not known.
[[noreturn]] void unknown_type(const std::filesystem::path& file, const std::string& name,
                               const std::string& type);

}  // namespace ptw
