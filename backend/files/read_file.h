// Whole files as bytes, with errors for people.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

namespace ptw {

/// The bytes of `file`. Throws Error when it is missing, no plain file, unreadable, a pointer of
/// Git LFS, or holds more than `limit` bytes.
std::string read_file(const std::filesystem::path& file,
                      std::uintmax_t limit = std::numeric_limits<std::uintmax_t>::max());

}  // namespace ptw
