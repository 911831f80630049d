// Bytes that a text file writes in base64.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ptw {

/// Nothing when `text` is none, or not padded to a multiple of four letters.
std::optional<std::string> of_base64(std::string_view text);

}  // namespace ptw
