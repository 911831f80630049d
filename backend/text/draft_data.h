// The data that a draft of a task names, split into its parts.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "report/task_preview.h"
#include "text/table_cache.h"

namespace ptw {

struct DraftPart {
  std::string split;
  std::shared_ptr<const Table> table;
  std::vector<const Row*> rows;  ///< of the table
};

/// "train" first, then "dev" and "test" where there are any. A draft without a dev file has one
/// training row in ten held out for it, at another place in every ten, so that data whose labels
/// take turns gives all of them. A file that cannot be read is told in `problems` and left out.
std::vector<DraftPart> read_draft(const TaskDraft& draft, TableCache& cache,
                                  std::vector<Message>& problems);

/// The training data's columns, by name.
std::vector<TaskColumn> columns_of(const std::vector<DraftPart>& parts);

/// All values of a column, in all parts, composed (unicode.h).
std::set<std::string> values_of(const std::vector<DraftPart>& parts, const std::string& column);

}  // namespace ptw
