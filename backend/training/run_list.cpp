#include "training/run_list.h"

#include <algorithm>
#include <system_error>

namespace ptw {
namespace {

namespace fs = std::filesystem;

class Search {
 public:
  void look_at(const fs::path& folder, int levels) {
    std::error_code problem;
    const auto found = fs::status(folder / "run.json", problem);
    if (fs::exists(found)) return runs_.push_back({folder, {}});
    if (found.type() != fs::file_type::not_found) return tell(folder, problem);
    if (levels > 0) look_into(folder, levels - 1);
  }

  std::vector<FoundRun> runs() && {
    std::ranges::sort(runs_, {}, &FoundRun::folder);
    return std::move(runs_);
  }

 private:
  void look_into(const fs::path& folder, int levels) {
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem), end; entry != end; entry.increment(problem))
      visit(*entry, levels);
    if (problem) tell(folder, problem);
  }

  /// A link to a folder may be a run, but leads no further: it could lead back here.
  void visit(const fs::directory_entry& entry, int levels) {
    std::error_code problem;
    const auto found = entry.status(problem);
    if (fs::is_directory(found))
      look_at(entry.path(), entry.is_symlink(problem) ? 0 : levels);
    else if (!fs::status_known(found))
      tell(entry.path(), problem);
  }

  void tell(const fs::path& folder, const std::error_code& problem) {
    runs_.push_back({folder, Message{PTW_TR("training", "%1 cannot be looked into: %2."),
                                     {folder.string(), problem.message()}}});
  }

  std::vector<FoundRun> runs_;
};

}  // namespace

std::vector<FoundRun> find_runs(const fs::path& folder, int levels) {
  std::error_code none;
  if (!fs::is_directory(folder, none)) return {};
  Search search;
  search.look_at(folder, levels);
  return std::move(search).runs();
}

}  // namespace ptw
