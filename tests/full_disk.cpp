// Preloaded into a program: as long as the file PTW_FULL_DISK is there, the disk is full for all
// paths that begin with PTW_FULL_FOLDER. A write takes half of its bytes, the next one half of the
// rest, and the last byte finds no room, as on a disk whose last blocks fill up.
#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

bool is_full(int descriptor) {
  const int before = errno;
  const char* flag = std::getenv("PTW_FULL_DISK");
  const char* folder = std::getenv("PTW_FULL_FOLDER");
  bool full = false;
  if (flag && folder && ::access(flag, F_OK) == 0) {
    char path[4096];
    const auto link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto size = ::readlink(link.c_str(), path, sizeof path);
    full = size > 0 && std::string_view(path, std::size_t(size)).starts_with(folder);
  }
  errno = before;
  return full;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" ssize_t write(int descriptor, const void* bytes, std::size_t count) {
  static const auto write_for_real = real<ssize_t (*)(int, const void*, std::size_t)>("write");
  if (!is_full(descriptor)) return write_for_real(descriptor, bytes, count);
  if (count > 1) return write_for_real(descriptor, bytes, count / 2);
  errno = ENOSPC;
  return -1;
}

extern "C" int fsync(int descriptor) {
  static const auto sync_for_real = real<int (*)(int)>("fsync");
  if (!is_full(descriptor)) return sync_for_real(descriptor);
  errno = ENOSPC;
  return -1;
}
