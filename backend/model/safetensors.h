// The safetensors file format: 8 bytes of header length, a JSON header, one data section.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "files/mapped_file.h"
#include "torch_headers.h"

namespace ptw {

/// An opened, fully checked file; tensors are made on demand.
class SafetensorsFile {
 public:
  /// Reads and checks the header: its length, every dtype, shape and byte range, no overlap and no
  /// byte left over. Throws Error, naming the file and the fault.
  explicit SafetensorsFile(const std::filesystem::path& path);

  [[nodiscard]] std::vector<std::string> names() const;
  [[nodiscard]] bool contains(const std::string& name) const { return entries_.contains(name); }

  /// The tensor as it is stored: a view of the mapped file where alignment allows, never to be
  /// written to. It keeps the mapping alive. Throws Error for an unknown name.
  [[nodiscard]] torch::Tensor tensor(const std::string& name) const;

  [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return metadata_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  struct Entry {
    torch::ScalarType type;
    std::vector<std::int64_t> shape;
    std::size_t begin;  ///< from the start of the file
    std::size_t end;
  };
  void read_header();

  std::filesystem::path path_;
  std::shared_ptr<const MappedFile> file_;
  std::map<std::string, Entry> entries_;
  std::map<std::string, std::string> metadata_;
};

/// Writes tensors (fp32 or int64, any layout, any device) as one file, replacing it as a whole.
/// Throws Error when it cannot be written.
void write_safetensors(const std::filesystem::path& path,
                       const std::map<std::string, torch::Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata = {});

}  // namespace ptw
