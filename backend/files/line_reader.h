// The lines of a file one after another, in memory that does not grow with the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "files/open_file.h"

namespace ptw {

class LineReader {
 public:
  /// Throws Error, naming the file, when it is missing, no plain file or unreadable.
  LineReader(std::filesystem::path file, std::size_t longest_line);

  /// The next line without its end, until the next call; nothing after the last one. One that does
  /// not end, torn as it was written, is left out. Throws Error, naming file and line, when it is
  /// too long.
  std::optional<std::string_view> next();

  /// Of the line that next() gave: its number, from 1, and where it begins.
  [[nodiscard]] std::int64_t number() const { return number_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  /// Of the file when it was opened.
  [[nodiscard]] std::size_t file_size() const {
    return static_cast<std::size_t>(file_.status.st_size);
  }

 private:
  bool read_more();

  std::filesystem::path path_;
  OpenedFile file_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  ///< of what is in the buffer and was not given yet
  std::size_t buffer_offset_ = 0;    ///< of the buffer's beginning in the file
  std::int64_t number_ = 0;
  std::size_t offset_ = 0;
};

}  // namespace ptw
