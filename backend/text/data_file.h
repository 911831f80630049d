// Files of examples as text, and the one way in which their readers refuse a line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

struct Line {
  std::size_t number = 0;  ///< from 1
  std::string_view text;   ///< without its line feed
};

/// The file without its byte order mark. Throws Error, naming file and line, when it is no UTF-8.
std::string read_data(const std::filesystem::path& file);

/// The lines of `bytes` that hold more than white space, as views into `bytes`.
std::vector<Line> filled_lines(std::string_view bytes);

/// Throws Error; %1 in the pattern is the file, %2 the line, %3 and so on are `further`.
[[noreturn]] void refuse_line(std::string pattern, const std::filesystem::path& file,
                              std::size_t line, std::vector<std::string> further = {});

/// Throws the Error for a file without examples.
[[noreturn]] void refuse_empty(const std::filesystem::path& file);

}  // namespace ptw
