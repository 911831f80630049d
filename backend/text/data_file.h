// Files of examples as text, and the one way in which their readers refuse a line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

struct Line {
  std::size_t number = 0;  ///< from 1
  std::string_view text;   ///< without its end
};

/// The file without its byte order mark. Throws Error, naming file and line, when it is no UTF-8.
std::string read_data(const std::filesystem::path& file);

/// What ends the lines of `bytes`: a line feed, or a carriage return where nothing follows it. With
/// `quotes` line ends between quotation marks do not count.
char line_end_of(std::string_view bytes, bool quotes = false);

/// Hands on the lines of `bytes` that hold more than white space, as views into `bytes`.
void for_filled_lines(std::string_view bytes, const std::function<void(const Line&)>& use);

/// What a line of a data file may take in memory as JSON, beside twice its length.
inline constexpr std::size_t line_spare = std::size_t{24} << 20;

/// Throws Error when the examples that the lines of `bytes` become, one each, would take much more
/// memory than the file.
void check_line_count(const std::filesystem::path& file, std::string_view bytes);

/// Counts what is made of a file, so that few bytes cannot become much memory: of a passage that
/// thousands of questions repeat, or of millions of empty fields.
class MemoryBudget {
 public:
  explicit MemoryBudget(std::filesystem::path file);
  /// Throws Error when there is more than the file may become.
  void charge(std::size_t bytes);

 private:
  std::filesystem::path file_;
  std::size_t left_;
};

/// Throws Error; %1 in the pattern is the file, %2 the line, %3 and so on are `further`.
[[noreturn]] void refuse_line(std::string pattern, const std::filesystem::path& file,
                              std::size_t line, std::vector<std::string> further = {});

/// Throws the Error for a file without examples.
[[noreturn]] void refuse_empty(const std::filesystem::path& file);

}  // namespace ptw
