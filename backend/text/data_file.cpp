#include "text/data_file.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "files/read_file.h"
#include "report/message.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{4} << 30;

void check_utf8(const std::filesystem::path& file, std::string_view bytes) {
  std::size_t line = 1;
  while (!bytes.empty()) {
    line += bytes.front() == '\n';
    if (!take_code_point(bytes))
      refuse_line(
          PTW_TR("text", "%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8."),
          file, line);
  }
}

}  // namespace

std::string read_data(const std::filesystem::path& file) {
  auto bytes = read_file(file, largest_file);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  check_utf8(file, bytes);
  return bytes;
}

std::vector<Line> filled_lines(std::string_view bytes) {
  std::vector<Line> lines;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!trim(text).empty()) lines.push_back({number, text});
  }
  return lines;
}

void refuse_line(std::string pattern, const std::filesystem::path& file, std::size_t line,
                 std::vector<std::string> further) {
  std::vector<std::string> arguments{file.string(), std::to_string(line)};
  std::ranges::move(further, std::back_inserter(arguments));
  throw Error(std::move(pattern), std::move(arguments));
}

void refuse_empty(const std::filesystem::path& file) {
  throw Error(PTW_TR("text", "%1 holds no examples. Choose another file or fill this one."),
              {file.string()});
}

}  // namespace ptw
