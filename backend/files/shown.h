// Words from a file as a sentence can show them.
#pragma once

#include <string>
#include <string_view>

namespace ptw {

/// The text cut to 80 bytes, a question mark for everything but printable ASCII.
std::string shown(std::string_view text);

}  // namespace ptw
