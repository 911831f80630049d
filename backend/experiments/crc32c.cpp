#include "experiments/crc32c.h"

#include <array>

namespace ptw {
namespace {

constexpr std::uint32_t castagnoli = 0x82f63b78;  // the polynomial, its lowest bit first

constexpr auto table = [] {
  std::array<std::uint32_t, 256> remainders{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    auto remainder = byte;
    for (int bit = 0; bit < 8; ++bit)
      remainder = remainder & 1 ? (remainder >> 1) ^ castagnoli : remainder >> 1;
    remainders[byte] = remainder;
  }
  return remainders;
}();

}  // namespace

std::uint32_t crc32c(std::string_view bytes) {
  auto crc = ~std::uint32_t{0};
  for (const char byte : bytes)
    crc = (crc >> 8) ^ table[(crc ^ static_cast<unsigned char>(byte)) & 0xff];
  return ~crc;
}

}  // namespace ptw
