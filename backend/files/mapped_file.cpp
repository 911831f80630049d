#include "files/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <map>
#include <mutex>

#include "report/message.h"

namespace ptw {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Error(PTW_TR("files", "%1 cannot be read: %2."), {path.string(), std::strerror(errno)});
}

/// Where files are mapped at this time.
class Mappings {
 public:
  void add(std::span<const std::byte> bytes) {
    const std::lock_guard lock(mutex_);
    sizes_[bytes.data()] = bytes.size();
  }
  void unmap(std::span<const std::byte> bytes) {
    const std::lock_guard lock(mutex_);
    sizes_.erase(bytes.data());
    ::munmap(const_cast<std::byte*>(bytes.data()), bytes.size());
  }
  void let_go(std::span<const std::byte> memory) {
    const std::lock_guard lock(mutex_);
    const auto behind = sizes_.upper_bound(memory.data());
    if (behind == sizes_.begin()) return;
    const auto& [start, size] = *std::prev(behind);
    if (memory.data() + memory.size() > start + size) return;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto before = (page - reinterpret_cast<std::uintptr_t>(memory.data()) % page) % page;
    if (memory.size() < before + page) return;
    const auto pages = memory.subspan(before, (memory.size() - before) / page * page);
    ::madvise(const_cast<std::byte*>(pages.data()), pages.size(), MADV_DONTNEED);
  }

 private:
  std::mutex mutex_;
  std::map<const std::byte*, std::size_t> sizes_;
};

Mappings& mappings() {
  static Mappings all;
  return all;
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    throw Error(PTW_TR("files", "%1 is not a regular file."), {path.string()});
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* start = nullptr;
  if (size > 0) start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  ::close(descriptor);
  if (start == MAP_FAILED) fail(path);
  bytes_ = {static_cast<const std::byte*>(start), size};
  if (size > 0) mappings().add(bytes_);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) mappings().unmap(bytes_);
}

void let_pages_go(std::span<const std::byte> memory) {
  mappings().let_go(memory);
}

}  // namespace ptw
