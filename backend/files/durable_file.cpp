#include "files/durable_file.h"

#include <fcntl.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include "files/open_file.h"

namespace ptw {
namespace {

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

/// A file beside another, made for this program alone; it goes away with this unless it has taken
/// the other's place. Whatever lies there under any name, a link say, is left alone.
class Replacement {
 public:
  explicit Replacement(const std::filesystem::path& target) : target_(target) {
    static std::atomic<int> number = 0;
    do {
      path_ = target;
      path_ += "." + std::to_string(::getpid()) + "-" + std::to_string(++number) + ".tmp";
      file_ = Descriptor(
          ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    } while (!file_.is_open() && errno == EEXIST);
    problem_ = file_.is_open() ? 0 : errno;
  }
  ~Replacement() {
    if (file_.is_open() && !placed_) ::unlink(path_.c_str());
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  /// 0, or the errno of what failed.
  int write(std::span<const std::string_view> parts) {
    for (const auto part : parts)
      if (problem_ == 0) problem_ = write_all(file_.number(), part);
    if (problem_ == 0 && ::fsync(file_.number()) != 0) problem_ = errno;
    if (problem_ == 0 && ::rename(path_.c_str(), target_.c_str()) != 0) problem_ = errno;
    placed_ = problem_ == 0;
    return problem_;
  }

 private:
  const std::filesystem::path& target_;
  std::filesystem::path path_;
  Descriptor file_;
  int problem_ = 0;
  bool placed_ = false;
};

/// A folder, a pipe or a device is not replaced by a file.
void require_replaceable(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
    throw Error(
        PTW_TR("files", "%1 cannot be written: it is not a plain file. Choose another name."),
        {path.string()});
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
  require_replaceable(path);
  if (const int problem = Replacement(path).write(parts)) fail_writing(path, problem);
  sync_folder(path.parent_path());
}

void write_file(const std::filesystem::path& path, std::string_view content) {
  write_file(path, std::span(&content, 1));
}

void sync_folder(const std::filesystem::path& folder) {
  const auto* name = folder.empty() ? "." : folder.c_str();
  const Descriptor opened(::open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened.is_open()) ::fsync(opened.number());
}

LineLog::LineLog(std::filesystem::path path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(),
                   O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644)) {
  if (!file_.is_open()) fail_writing(path_, errno);
  require_replaceable(path_);
}

void LineLog::append(std::string_view line) {
  require_in_place();
  const auto end = ::lseek(file_.number(), 0, SEEK_END);
  if (const int problem = write_all(file_.number(), std::string(line) + '\n')) {
    if (::ftruncate(file_.number(), end) != 0) fail_writing(path_, errno);
    fail_writing(path_, problem);
  }
}

void LineLog::require_in_place() const {
  struct stat ours {
  }, found{};
  if (::fstat(file_.number(), &ours) == 0 && ::lstat(path_.c_str(), &found) == 0 &&
      is_same_file(ours, found))
    return;
  throw Error(PTW_TR("files", "%1 was removed or replaced while it was written."),
              {path_.string()});
}

void LineLog::sync() {
  if (::fsync(file_.number()) != 0) fail_writing(path_, errno);
}

}  // namespace ptw
