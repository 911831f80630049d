// What is wrong with a text that should be JSON, and the one way to say it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace ptw {

/// Copying and writing what is nested deeper, which recurse, could use up the stack.
inline constexpr std::size_t deepest_json = 100;

enum class JsonFault {
  none,
  syntax,
  encoding,   ///< no UTF-8
  word,       ///< NaN, None and their like
  surrogate,  ///< an escaped half of a character without the other half
  control,    ///< a control character in a text, which should be escaped
  number,     ///< beyond double precision
  depth,      ///< beyond `deepest_json`
  size,       ///< values or a text that would take much more memory than the file
};

struct JsonProblem {
  JsonFault fault = JsonFault::none;
  std::size_t byte = 0;  ///< how many bytes had been read, where the parser knows
  std::string token;     ///< the last of them
};

/// Whether so much lies between two quotation marks that the parser, which keeps several copies of
/// a text, should not see it.
bool has_huge_token(std::string_view text);

/// From what nlohmann-json says of a text.
JsonProblem json_problem(std::size_t byte, std::string token, std::string_view words);

/// Throws Error, naming file and line, for a `text` of which `line` is the first.
[[noreturn]] void refuse_json(const std::filesystem::path& file, std::string_view text,
                              const JsonProblem& problem, std::size_t line = 1);

}  // namespace ptw
