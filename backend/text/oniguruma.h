// Regular expressions of Oniguruma, in the syntax of Ruby, as PCRE reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ptw {

/// Nothing where the two differ in a way that is not known here. White space is what Unicode calls
/// so, word characters are letters, marks, decimal digits and connectors.
std::optional<std::string> pcre_of_oniguruma(std::string_view expression);

}  // namespace ptw
