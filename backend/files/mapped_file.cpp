#include "files/mapped_file.h"

#include <sys/mman.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <utility>

#include "report/message.h"

namespace ptw {
namespace {

std::uintptr_t page_size() {
  static const auto size = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

/// A file that is mapped at this time. The signal handler below walks over all of them, so they are
/// never freed but used again.
struct Mapping {
  std::atomic<std::uintptr_t> start = 0;  ///< 0: unused; written last
  std::atomic<std::uintptr_t> end = 0;
  std::atomic<bool> broken = false;  ///< pages of it are zeros instead
  struct stat status {};
  Mapping* next = nullptr;

  [[nodiscard]] bool contains(std::uintptr_t from, std::uintptr_t to) const {
    const auto begin = start.load();
    return begin != 0 && begin <= from && to <= end.load();
  }
};

std::atomic<Mapping*> all_mappings = nullptr;
std::mutex mappings_mutex;  ///< held by all but the signal handler
struct sigaction action_before {};

Mapping* mapping_of(std::uintptr_t from, std::uintptr_t to) {
  for (auto* each = all_mappings.load(); each; each = each->next)
    if (each->contains(from, to)) return each;
  return nullptr;
}

/// Puts zeros where the rest of a mapped file is gone. Everything here is safe in a signal handler.
void replace_missing_pages(int /*signal*/, siginfo_t* info, void* /*context*/) {
  const int problem = errno;
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  if (auto* mapping = mapping_of(at, at + 1)) {
    mapping->broken = true;
    const auto page = at / page_size() * page_size();
    if (::mmap(reinterpret_cast<void*>(page), mapping->end - page, PROT_READ,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) != MAP_FAILED) {
      errno = problem;
      return;
    }
  }
  ::sigaction(SIGBUS, &action_before, nullptr);  // the fault repeats itself, and ends as before
}

void expect_missing_pages() {
  page_size();
  struct sigaction action {};
  action.sa_sigaction = replace_missing_pages;
  action.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &action, &action_before);
}

void remember(std::span<const std::byte> bytes, const struct stat& status) {
  const std::lock_guard lock(mappings_mutex);
  static std::once_flag expects;
  std::call_once(expects, expect_missing_pages);
  auto* mapping = all_mappings.load();
  while (mapping && mapping->start != 0) mapping = mapping->next;
  const bool is_new = !mapping;
  if (is_new) mapping = new Mapping;
  const auto start = reinterpret_cast<std::uintptr_t>(bytes.data());
  mapping->broken = false;
  mapping->status = status;
  mapping->end = (start + bytes.size() + page_size() - 1) / page_size() * page_size();
  mapping->start = start;
  if (!is_new) return;
  mapping->next = all_mappings;
  all_mappings = mapping;
}

void forget(std::span<const std::byte> bytes) {
  const std::lock_guard lock(mappings_mutex);
  const auto start = reinterpret_cast<std::uintptr_t>(bytes.data());
  if (auto* mapping = mapping_of(start, start + bytes.size())) mapping->start = 0;
  ::munmap(const_cast<std::byte*>(bytes.data()), bytes.size());
}

bool is_broken(const struct stat& status) {
  const std::lock_guard lock(mappings_mutex);
  for (const auto* each = all_mappings.load(); each; each = each->next)
    if (each->start != 0 && each->broken && is_same_file(each->status, status)) return true;
  return false;
}

bool is_same(const struct stat& one, const struct stat& other) {
  return is_same_file(one, other) && one.st_size == other.st_size &&
         one.st_mtim.tv_sec == other.st_mtim.tv_sec && one.st_mtim.tv_nsec == other.st_mtim.tv_nsec;
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
  const auto opened = open_to_read(path);
  const auto size = static_cast<std::size_t>(opened.status.st_size);
  if (size == 0) return;
  auto* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, opened.descriptor.number(), 0);
  if (start == MAP_FAILED)
    throw Error(PTW_TR("files", "%1 cannot be read: %2."), {path.string(), std::strerror(errno)});
  bytes_ = {static_cast<const std::byte*>(start), size};
  remember(bytes_, opened.status);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) forget(bytes_);
}

void let_pages_go(std::span<const std::byte> memory) {
  const auto start = reinterpret_cast<std::uintptr_t>(memory.data()), end = start + memory.size();
  const auto first = (start + page_size() - 1) / page_size() * page_size();
  const auto last = end / page_size() * page_size();
  const std::lock_guard lock(mappings_mutex);
  if (first < last && mapping_of(start, end))
    ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

WatchedFile::WatchedFile(std::filesystem::path path)
    : path_(std::move(path)), seen_(open_to_read(path_).status) {}

void WatchedFile::require_unchanged() const {
  struct stat now {};
  const bool found = ::stat(path_.c_str(), &now) == 0;
  const bool gone = !found && (errno == ENOENT || errno == ENOTDIR);
  if (gone || (found && !is_same(now, seen_)) || is_broken(seen_))
    throw Error(PTW_TR("files",
                       "%1 was changed or removed while it was in use, so that what is computed "
                       "with it would be wrong. Put it back as it was, and start again."),
                {path_.string()});
}

}  // namespace ptw
