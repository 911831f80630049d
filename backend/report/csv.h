// Comma-separated values (RFC 4180), the one way in which the program writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ptw {

/// One field, in quotation marks where it needs them. A text that a spreadsheet would take for a
/// formula has an apostrophe before it; numbers stay as they are.
std::string csv_field(std::string_view text);

/// The fields with commas between them, without a line end.
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace ptw
