#include "files/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "files/read_file.h"

namespace ptw {
namespace {

/// Closes a descriptor at the end of its scope.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

/// 0, or the errno of the write that failed.
int write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int write_durably(const std::filesystem::path& path, std::span<const std::string_view> parts) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.number < 0) return errno;
  for (const auto part : parts)
    if (const int problem = write_all(file.number, part)) return problem;
  return ::fsync(file.number) == 0 ? 0 : errno;
}

}  // namespace

NoRoom::NoRoom(const std::filesystem::path& path)
    : Error(PTW_TR("files", "There is no room on the disk for %1: free some."), {path.string()}) {}

void fail_writing(const std::filesystem::path& path, int problem) {
  if (problem == ENOSPC || problem == EDQUOT) throw NoRoom(path);
  throw Error(PTW_TR("files", "%1 cannot be written: %2. Free some room or choose another folder."),
              {path.string(), std::strerror(problem)});
}

void write_file(const std::filesystem::path& path, std::span<const std::string_view> parts) {
  auto temporary = path;
  temporary += ".tmp";
  int problem = write_durably(temporary, parts);
  if (problem == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) problem = errno;
  if (problem != 0) {
    ::unlink(temporary.c_str());
    fail_writing(path, problem);
  }
  sync_folder(path.parent_path());
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  write_file(path, std::span(&content, 1));
}

void sync_folder(const std::filesystem::path& folder) {
  const auto* name = folder.empty() ? "." : folder.c_str();
  const Descriptor opened(::open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.number >= 0) ::fsync(opened.number);
}

LineLog::LineLog(std::filesystem::path path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
  if (descriptor_ < 0) fail_writing(path_, errno);
}

LineLog::~LineLog() {
  ::close(descriptor_);
}

void LineLog::append(std::string_view line) {
  const auto end = ::lseek(descriptor_, 0, SEEK_END);
  if (const int problem = write_all(descriptor_, std::string(line) + '\n')) {
    if (::ftruncate(descriptor_, end) != 0) fail_writing(path_, errno);
    fail_writing(path_, problem);
  }
}

void LineLog::sync() {
  if (::fsync(descriptor_) != 0) fail_writing(path_, errno);
}

std::vector<std::string> read_lines(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  if (!std::filesystem::exists(path)) return lines;
  const auto content = read_file(path);
  std::size_t start = 0;
  for (auto end = content.find('\n'); end != std::string::npos; end = content.find('\n', start)) {
    lines.push_back(content.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

}  // namespace ptw
