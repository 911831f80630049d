#include "text/data_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <utility>

#include "files/read_file.h"
#include "report/message.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::uintmax_t largest_file = 192u << 20;
constexpr std::size_t spare = 64u << 20;
constexpr std::size_t least_example = 128;  ///< bytes of memory

/// Takes off what is plain ASCII, eight bytes at a time.
void skip_ascii(std::string_view& bytes) {
  for (std::uint64_t eight = 0; bytes.size() >= sizeof eight; bytes.remove_prefix(sizeof eight)) {
    std::memcpy(&eight, bytes.data(), sizeof eight);
    if (eight & 0x8080808080808080u) return;
  }
}

void check_utf8(const std::filesystem::path& file, std::string_view bytes) {
  for (auto rest = bytes; !rest.empty();) {
    skip_ascii(rest);
    const auto before = bytes.size() - rest.size();
    if (rest.empty() || take_code_point(rest)) continue;
    const auto lines = std::ranges::count(bytes.substr(0, before), line_end_of(bytes));
    refuse_line(
        PTW_TR("text", "%1, line %2: this is not UTF-8. Save the file in the encoding UTF-8."),
        file, 1 + static_cast<std::size_t>(lines));
  }
}

[[noreturn]] void refuse_size(const std::filesystem::path& file) {
  throw Error(PTW_TR("text",
                     "%1 is too large: its examples take much more memory than the file. Use a "
                     "part of it."),
              {file.string()});
}

}  // namespace

std::string read_data(const std::filesystem::path& file) {
  auto bytes = read_file(file, largest_file);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  check_utf8(file, bytes);
  return bytes;
}

char line_end_of(std::string_view bytes, bool quotes) {
  bool quoted = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (quotes && bytes[at] == '"') quoted = !quoted;
    if (quoted || (bytes[at] != '\n' && bytes[at] != '\r')) continue;
    return bytes.substr(at, 2) == "\r\n" ? '\n' : bytes[at];
  }
  return '\n';
}

void for_filled_lines(std::string_view bytes, const std::function<void(const Line&)>& use) {
  const auto line_end = line_end_of(bytes);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const auto end = std::min(bytes.find(line_end), bytes.size());
    const auto text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (!trim(text).empty()) use({number, text});
  }
}

MemoryBudget::MemoryBudget(std::filesystem::path file) : file_(std::move(file)), left_(spare) {
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file_, unknown);
  if (!unknown) left_ += 2 * std::min<std::uintmax_t>(size, largest_file);
}

void MemoryBudget::charge(std::size_t bytes) {
  if (bytes > left_) refuse_size(file_);
  left_ -= bytes;
}

void check_line_count(const std::filesystem::path& file, std::string_view bytes) {
  const auto lines = std::ranges::count(bytes, line_end_of(bytes));
  if (static_cast<std::size_t>(lines) * least_example > 2 * bytes.size() + line_spare)
    refuse_size(file);
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
