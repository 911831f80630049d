#include "files/open_file.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>

#include "report/message.h"

namespace ptw {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int problem) {
  if (problem == ENOENT || problem == ENOTDIR)
    throw Error(PTW_TR("files", "There is no file %1. Check the name and the folder."),
                {file.string()});
  throw Error(PTW_TR("files", "%1 cannot be read: %2."), {file.string(), std::strerror(problem)});
}

void require_plain(const std::filesystem::path& file, const struct stat& status) {
  if (!S_ISREG(status.st_mode))
    throw Error(PTW_TR("files", "%1 is not a plain file. Choose a file."), {file.string()});
}

}  // namespace

OpenedFile open_to_read(const std::filesystem::path& file) {
  OpenedFile opened;
  if (::stat(file.c_str(), &opened.status) != 0) fail(file, errno);
  require_plain(file, opened.status);  // to open a device may do something
  opened.descriptor =
      Descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!opened.descriptor.is_open()) fail(file, errno);
  if (::fstat(opened.descriptor.number(), &opened.status) != 0) fail(file, errno);
  require_plain(file, opened.status);
  return opened;
}

bool is_same_file(const struct stat& one, const struct stat& other) {
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool is_there(const std::filesystem::path& path) noexcept {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

}  // namespace ptw
