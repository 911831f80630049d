#include "text/table_cache.h"

namespace ptw {

std::shared_ptr<const Table> TableCache::read(const std::filesystem::path& file) {
  std::error_code missing;
  const auto changed = std::filesystem::last_write_time(file, missing);
  const auto size = std::filesystem::file_size(file, missing);
  const std::scoped_lock lock(mutex_);
  const auto known = entries_.find(file);
  if (!missing && known != entries_.end() && known->second.changed == changed &&
      known->second.size == size)
    return known->second.table;
  entries_.erase(file);
  auto table = std::make_shared<const Table>(read_table(file));
  entries_[file] = {changed, size, table};
  return table;
}

void TableCache::clear() {
  const std::scoped_lock lock(mutex_);
  entries_.clear();
}

}  // namespace ptw
