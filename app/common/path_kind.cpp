#include "app/common/path_kind.h"

#include <set>

namespace ptw {

PathKind kind_of(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    if (fs::exists(path / "run.json", ignored)) return PathKind::run;
    if (fs::exists(path / "adapter_config.json", ignored)) return PathKind::adapter;
    return fs::exists(path / "config.json", ignored) ? PathKind::model : PathKind::unknown;
  }
  if (!fs::is_regular_file(path, ignored)) return PathKind::unknown;
  static const std::set<std::string> tables = {".jsonl", ".csv", ".tsv"};
  const auto ending = path.extension().string();
  if (ending == ".npy") return PathKind::adapter;
  if (ending == ".json") return PathKind::task;
  return tables.contains(ending) ? PathKind::data : PathKind::unknown;
}

}  // namespace ptw
