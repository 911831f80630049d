#include "files/read_file.h"

#include <cerrno>
#include <cstring>
#include <new>
#include <stdexcept>

#include "files/lfs_pointer.h"
#include "files/open_file.h"
#include "report/message.h"

namespace ptw {
namespace {

std::string room_for(std::uintmax_t size) try {
  return std::string(size, '\0');
} catch (const std::length_error&) {
  throw std::bad_alloc();
}

}  // namespace

std::string read_file(const std::filesystem::path& file, std::uintmax_t limit) try {
  const auto opened = open_to_read(file);
  const auto size = static_cast<std::uintmax_t>(opened.status.st_size);
  if (size > limit)
    throw Error(
        PTW_TR("files", "%1 is too large: it has %2 bytes, and %3 is the most that is read."),
        {file.string(), std::to_string(size), std::to_string(limit)});
  auto bytes = room_for(size);
  for (std::size_t done = 0; done < bytes.size();) {
    const auto count = ::read(opened.descriptor.number(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0)
      throw Error(PTW_TR("files", "%1 cannot be read: %2."),
                  {file.string(), count < 0 ? std::strerror(errno) : "it became shorter"});
    done += static_cast<std::size_t>(count);
  }
  refuse_lfs_pointer(file, bytes);
  return bytes;
} catch (const std::bad_alloc&) {
  throw Error(PTW_TR("files", "%1 is too large for this machine's memory."), {file.string()});
}

}  // namespace ptw
