#include "app/common/folders.h"

#include <algorithm>

namespace ptw {

namespace fs = std::filesystem;

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code problem, unknown;
  for (fs::directory_iterator entry(folder, problem), end; entry != end; entry.increment(problem))
    if (entry->is_directory(unknown)) found.push_back(entry->path());
  std::ranges::sort(found);
  return found;
}

bool holds(const fs::path& folder, const char* name) {
  std::error_code none;
  return fs::exists(fs::symlink_status(folder / name, none));
}

}  // namespace ptw
