// Unicode's normalisation forms, on UTF-8 strings.
#pragma once

#include <string>
#include <string_view>

namespace ptw {

enum class UnicodeForm { nfc, nfd, nfkc, nfkd };

/// `text` must be UTF-8.
std::string normalized(std::string_view text, UnicodeForm form);

}  // namespace ptw
