// Looking around in folders that somebody else may have made: nothing here throws.
#pragma once

#include <filesystem>
#include <vector>

namespace ptw {

/// The folders in `folder` by name; none where it cannot be looked into.
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);

/// Whether `folder` has an entry of this name, of whatever kind.
bool holds(const std::filesystem::path& folder, const char* name);

}  // namespace ptw
