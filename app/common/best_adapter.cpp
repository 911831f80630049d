#include "app/common/best_adapter.h"

#include "files/open_file.h"
#include "report/message.h"

namespace ptw {

std::filesystem::path best_adapter(const RunFolder& run) {
  if (is_there(run.adapter())) return run.adapter();
  const auto steps = run.checkpoints();
  if (steps.empty())
    throw Error(PTW_TR("app", "%1 holds no checkpoint yet. Train it first."),
                {run.path().string()});
  return run.checkpoint(steps.back());
}

}  // namespace ptw
