// What a clone without Git LFS leaves in the place of a large file.
#pragma once

#include <filesystem>
#include <string_view>

namespace ptw {

/// Throws Error when `bytes`, the beginning of `file`, are such a pointer.
void refuse_lfs_pointer(const std::filesystem::path& file, std::string_view bytes);

}  // namespace ptw
