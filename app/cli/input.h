// What the command line reads: texts as arguments, or the lines of standard input.
#pragma once

#include <string>
#include <vector>

namespace ptw::cli {

/// The texts that were given, or, when there are none, the lines of standard input without their
/// ends, CRLF too, and without a byte order mark. Throws Error for what is not UTF-8.
std::vector<std::string> texts_or_input(std::vector<std::string> given);

}  // namespace ptw::cli
