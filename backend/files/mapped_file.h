// A whole file as read-only memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace ptw {

/// Maps a file for reading; pages are read when touched and shared with other processes.
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

}  // namespace ptw
