// The runs that lie below a folder.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "report/message.h"

namespace ptw {

struct FoundRun {
  std::filesystem::path folder;
  std::optional<Message> problem;  ///< why it cannot be looked into; what it holds is then unknown
};

/// The run folder `folder`, or else those up to `levels` below it, by path; what lies inside a run
/// is not looked at. A folder that cannot be read hides no other: it is one of them and says why.
/// Nothing when there is no such folder. What a run's files say is not looked at. Throws no Error.
std::vector<FoundRun> find_runs(const std::filesystem::path& folder, int levels);

/// However far below.
constexpr int kAllLevels = 1 << 20;

}  // namespace ptw
