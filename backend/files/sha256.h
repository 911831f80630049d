// SHA-256 of files: what sha256sum prints and what model hubs list files by.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

/// Of the file's content. A file that was hashed before and has the same size and time of change
/// is not read again. Throws Error when it cannot be read.
std::string sha256_of(const std::filesystem::path& file);

/// Of one file: its own. Of several: that of what sha256sum prints of them, by name. Of none:
/// empty.
std::string sha256_of(std::vector<std::filesystem::path> files);

}  // namespace ptw
