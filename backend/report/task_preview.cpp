#include "report/task_preview.h"

namespace ptw {

std::vector<std::filesystem::path> files_of(const TaskDraft& draft,
                                            const std::filesystem::path& file) {
  if (!draft.dev.empty()) return {file};
  const auto stem = file.stem().string();
  return {file.parent_path() / (stem + "-train.jsonl"), file.parent_path() / (stem + "-dev.jsonl"),
          file};
}

}  // namespace ptw
