#include "report/decimals.h"

#include <charconv>
#include <vector>

namespace ptw {
namespace {

std::string written(double value, std::chars_format format, int digits) {
  std::vector<char> text(400 + static_cast<std::size_t>(digits));  // the largest has 309 digits
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, format, digits).ptr;
  return {text.data(), end};
}

}  // namespace

std::string decimals(double value, int digits) {
  return written(value, std::chars_format::fixed, digits);
}

std::string significant(double value, int digits) {
  return written(value, std::chars_format::general, digits);
}

std::string scientific(double value, int digits) {
  return written(value, std::chars_format::scientific, digits);
}

}  // namespace ptw
