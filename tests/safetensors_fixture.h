// Weight files as wrong as a test wants them, and a reader that looks at all of one.
#pragma once

#include <cstring>
#include <filesystem>
#include <string>
#include <tuple>

#include "model/safetensors.h"

namespace ptw {

/// A safetensors file from its parts, as wrong as the test wants it.
inline std::string raw(const std::string& header, std::size_t data, std::uint64_t claimed) {
  std::string bytes(sizeof claimed, '\0');
  std::memcpy(bytes.data(), &claimed, sizeof claimed);
  return bytes + header + std::string(data, '\1');
}

inline std::string raw(const std::string& header, std::size_t data = 0) {
  return raw(header, data, header.size());
}

/// Opens the file and looks at all it holds.
inline void read_all(const std::filesystem::path& file) {
  const SafetensorsFile opened(file);
  for (const auto& name : opened.names()) std::ignore = opened.tensor(name).clone();
}

}  // namespace ptw
