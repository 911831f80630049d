// Names of folders that are made of what people call things.
#pragma once

#include <string>

namespace ptw {

/// The beginning of `name`, cut between two characters, that every usual file system takes as a
/// name, with room for the endings that programs append.
std::string folder_name(std::string name);

}  // namespace ptw
