// Writing so that a kill at any instant leaves either the old or the new content.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "files/descriptor.h"
#include "report/message.h"

namespace ptw {

/// The disk is full, or a quota is used up: the same may succeed later.
class NoRoom : public Error {
 public:
  explicit NoRoom(const std::filesystem::path& path);
};

/// Throws what a write to `path` that failed with errno `problem` is told as: NoRoom or Error.
[[noreturn]] void fail_writing(const std::filesystem::path& path, int problem);

/// Replaces `path` as a whole: writes a temporary beside it, fsyncs, renames. Follows no link: one
/// at `path` is replaced. Throws Error, naming the file, when the disk is full (NoRoom), the folder
/// cannot be written or `path` is no plain file; the old content then stands.
void write_file(const std::filesystem::path& path, std::span<const std::string_view> parts);
void write_file(const std::filesystem::path& path, std::string_view content);

/// Makes the folder's own entries durable (after renames in it).
void sync_folder(const std::filesystem::path& folder);

/// A log of lines that only grows. A torn last line is the reader's to drop.
class LineLog {
 public:
  /// Follows no link. Throws Error when it cannot be written.
  explicit LineLog(std::filesystem::path path);

  /// Appends one line in a single write. Throws Error when it cannot be written, or somebody has
  /// removed or replaced the file; nothing of it then stands.
  void append(std::string_view line);
  /// Returns when everything appended is on the disk.
  void sync();

 private:
  void require_in_place() const;

  std::filesystem::path path_;
  Descriptor file_;
};

}  // namespace ptw
