// The JSON at the beginning of a safetensors file, taken apart as it is read: what is kept is no
// larger than the text, however it is nested and whatever it repeats.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ptw {

struct SafetensorsEntry {
  std::string type;
  std::vector<std::int64_t> shape;
  std::pair<std::uint64_t, std::uint64_t> offsets;  ///< of its bytes: begin, end
};

/// Hands every entry to `add`, in the order of the text, and writes what "__metadata__" says to
/// `metadata`. What is wrong with the header, empty when nothing is.
std::string read_safetensors_header(
    std::string_view text,
    const std::function<void(const std::string& name, const SafetensorsEntry& entry)>& add,
    std::map<std::string, std::string>& metadata);

}  // namespace ptw
