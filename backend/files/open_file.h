// Opening files that anybody may have put there. Every file that the engine reads is opened here.
#pragma once

#include <sys/stat.h>

#include <filesystem>

#include "files/descriptor.h"

namespace ptw {

struct OpenedFile {
  Descriptor descriptor;
  struct stat status {};
};

/// Opens a plain file for reading, without waiting for anybody: a folder, a pipe or a device is
/// refused. Throws Error, naming the file, when there is none or it cannot be read.
OpenedFile open_to_read(const std::filesystem::path& file);

/// Whether both are of one file, wherever its name is now.
bool is_same_file(const struct stat& one, const struct stat& other);

/// Whether something is there; also where that cannot be found out, so that opening it says why.
bool is_there(const std::filesystem::path& path) noexcept;

}  // namespace ptw
