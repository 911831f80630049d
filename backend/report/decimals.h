// Numbers as files and the command line have them: with a decimal point, whatever the locale.
#pragma once

#include <string>

namespace ptw {

/// 0.6042 with 3 digits as "0.604".
std::string decimals(double value, int digits);

/// 0.06042 with 3 digits as "0.0604", 1e-9 as "1e-09".
std::string significant(double value, int digits);

/// 0.00006042 with 1 digit as "6.0e-05".
std::string scientific(double value, int digits);

}  // namespace ptw
