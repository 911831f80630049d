// Writing so that a kill at any instant leaves either the old or the new content.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

/// Replaces `path` as a whole: writes a temporary beside it, fsyncs, renames. Throws Error, naming
/// the file, when the disk is full or the folder cannot be written; the old content then stands.
void write_file(const std::filesystem::path& path, std::span<const std::string_view> parts);
void write_file(const std::filesystem::path& path, std::string_view content);

/// Makes the folder's own entries durable (after renames in it).
void sync_folder(const std::filesystem::path& folder);

/// A log of lines that only grows. A torn last line is the reader's to drop.
class LineLog {
 public:
  explicit LineLog(std::filesystem::path path);
  ~LineLog();
  LineLog(const LineLog&) = delete;
  LineLog& operator=(const LineLog&) = delete;

  /// Appends one line in a single write. Throws Error when it cannot be written.
  void append(std::string_view line);
  /// Returns when everything appended is on the disk.
  void sync();

 private:
  std::filesystem::path path_;
  int descriptor_;
};

/// The complete lines of a log, a torn last one left out; none when there is no file.
std::vector<std::string> read_lines(const std::filesystem::path& path);

}  // namespace ptw
