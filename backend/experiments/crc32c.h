// CRC-32C, the checksum of iSCSI (RFC 3720, section 12.1) and of TensorFlow's record files.
#pragma once

#include <cstdint>
#include <string_view>

namespace ptw {

std::uint32_t crc32c(std::string_view bytes);

}  // namespace ptw
