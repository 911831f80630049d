// What names of models, tasks and runs mean on this machine, as digests of the files behind them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/common/model_store.h"
#include "text/task.h"
#include "training/run_folder.h"

namespace ptw {

/// Reads every file once.
class ContentDigest {
 public:
  /// Of the spec's model and task, 128 hexadecimal digits. Throws Error when one cannot be read.
  std::string operator()(const RunSpec& spec);

 private:
  std::map<std::string, std::string> models_, tasks_;
};

/// Changes with everything that answers of `adapter`, one of the run's, to these splits of `task`
/// depend on: the adapter's, the model's and the task's files, and the run's settings. Throws
/// Error.
std::string question_for(const RunFolder& run, const std::filesystem::path& adapter,
                         ModelStore& models, const Task& task,
                         const std::vector<std::string>& splits);

/// The hash of the run's task: as it was trained, where the run says that, and as it is today.
/// Throws Error when it cannot be read.
struct TaskHashes {
  std::string trained, today;
};
TaskHashes task_hashes(const RunFolder& run);

}  // namespace ptw
