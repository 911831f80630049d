// A whole file as read-only memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "files/open_file.h"

namespace ptw {

/// Maps a file for reading; pages are read when touched and shared with other processes. A page
/// that is no longer there when it is touched, because the file was cut short or the disk fails,
/// reads as zeros: WatchedFile says so.
class MappedFile {
 public:
  /// Throws Error, naming the file, when it cannot be opened or mapped.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

/// Takes the pages of a mapped file that lie in `memory` out of this process's memory; they are
/// read again when they are touched. Does nothing to memory that is not a file's.
void let_pages_go(std::span<const std::byte> memory);

/// A file as it is when this is made, which should be before it is mapped.
class WatchedFile {
 public:
  /// Throws Error, naming the file, when there is none.
  explicit WatchedFile(std::filesystem::path path);

  /// Throws Error, naming the file, when it has been changed, replaced or removed since, or pages
  /// of it were missing where it is mapped. Costs a look at its size and times.
  void require_unchanged() const;

  [[nodiscard]] const struct stat& seen() const { return seen_; }

 private:
  std::filesystem::path path_;
  struct stat seen_ {};
};

}  // namespace ptw
