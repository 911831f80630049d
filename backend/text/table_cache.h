// Tables that were read, kept until their files change: a draft is looked at again after every key.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "text/table.h"

namespace ptw {

/// May be used from several threads.
class TableCache {
 public:
  /// As read_table(). Throws Error.
  std::shared_ptr<const Table> read(const std::filesystem::path& file);
  void clear();

 private:
  struct Entry {
    std::filesystem::file_time_type changed;
    std::uintmax_t size = 0;
    std::shared_ptr<const Table> table;
  };
  std::mutex mutex_;
  std::map<std::filesystem::path, Entry> entries_;
};

}  // namespace ptw
