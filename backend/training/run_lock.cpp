#include "training/run_lock.h"

#include <fcntl.h>

#include <cerrno>
#include <mutex>
#include <set>
#include <utility>

#include "files/durable_file.h"
#include "files/open_file.h"
#include "report/message.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// A file wherever it lies.
using FileId = std::pair<dev_t, ino_t>;

FileId id_of(int descriptor) {
  struct stat status {};
  ::fstat(descriptor, &status);
  return {status.st_dev, status.st_ino};
}

/// The locks that this program holds.
class OwnLocks {
 public:
  void add(const FileId& file) {
    const std::lock_guard lock(mutex_);
    files_.insert(file);
  }
  void remove(const FileId& file) {
    const std::lock_guard lock(mutex_);
    files_.erase(file);
  }
  bool contain(const FileId& file) {
    const std::lock_guard lock(mutex_);
    return files_.contains(file);
  }

 private:
  std::mutex mutex_;
  std::set<FileId> files_;
};

OwnLocks& own_locks() {
  static OwnLocks locks;
  return locks;
}

struct flock whole_file() {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  return whole;
}

int open_lock(const fs::path& file, int flags) {
  return ::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644);
}

bool is_regular(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

/// A link or a pipe in its place is nobody's lock.
Descriptor made_lock(const fs::path& file) {
  Descriptor made(open_lock(file, O_RDWR | O_CREAT));
  if (made.is_open() ? is_regular(made.number()) : errno != ELOOP && errno != ENXIO) return made;
  ::unlink(file.c_str());
  return Descriptor(open_lock(file, O_RDWR | O_CREAT | O_EXCL));
}

}  // namespace

TrainedBy trained_by(const fs::path& run) noexcept try {
  const Descriptor file(open_lock(run / ".lock", O_RDONLY));
  auto held = whole_file();
  if (!file.is_open() || ::fcntl(file.number(), F_OFD_GETLK, &held) != 0 || held.l_type == F_UNLCK)
    return TrainedBy::nobody;
  return own_locks().contain(id_of(file.number())) ? TrainedBy::this_program
                                                   : TrainedBy::another_program;
} catch (const std::exception&) {  // no memory for the path
  return TrainedBy::nobody;
}

RunLock::RunLock(const fs::path& run) : run_(run), file_(made_lock(run / ".lock")) {
  if (!file_.is_open()) fail_writing(run, errno);
  auto whole = whole_file();
  if (::fcntl(file_.number(), F_OFD_SETLK, &whole) != 0) {
    if (errno != EAGAIN && errno != EACCES) fail_writing(run, errno);
    throw Error(
        PTW_TR("training", "%1 is being trained by another program: wait for it, or stop it."),
        {run.string()});
  }
  own_locks().add(id_of(file_.number()));
}

RunLock::~RunLock() {
  if (file_.is_open()) own_locks().remove(id_of(file_.number()));
}

bool RunLock::is_in_place() const {
  struct stat ours {
  }, found{};
  return ::fstat(file_.number(), &ours) == 0 && ::lstat((run_ / ".lock").c_str(), &found) == 0 &&
         is_same_file(ours, found);
}

void RunLock::require_in_place() const {
  if (is_in_place()) return;
  throw Error(PTW_TR("training",
                     "%1 was removed, renamed or replaced while it was trained: training has "
                     "ended. What was written before lies where that folder is now."),
              {run_.string()});
}

}  // namespace ptw
