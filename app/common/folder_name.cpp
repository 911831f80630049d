#include "app/common/folder_name.h"

namespace ptw {

std::string folder_name(std::string name) {
  constexpr std::size_t kMost = 200;  // of the 255 bytes that ext4, XFS and others take
  if (name.size() <= kMost) return name;
  auto end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  name.resize(end);
  return name;
}

}  // namespace ptw
