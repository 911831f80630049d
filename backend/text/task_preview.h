// A draft of a task: checked as a task file will be, shown with examples, and written.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "report/task_preview.h"
#include "text/table_cache.h"

namespace ptw {

/// Never throws Error: what is wrong stands in `problems`. Pieces are left to the caller.
TaskPreview preview(const TaskDraft& draft, TableCache& cache);
TaskPreview preview(const TaskDraft& draft);

/// The first `most` inputs of the training data; none when the input's template is not sound.
std::vector<std::string> training_inputs(const TaskDraft& draft, TableCache& cache,
                                         std::size_t most);

/// Writes the task `file` and, where dev data is held out, training and dev data beside it
/// (files_of). Data files are named relative to the task file, unless they have nothing but the
/// root in common. Throws Error with the first problem of an unsound draft, or when the data files
/// would take the place of the data they are made from; then nothing is written.
void write_task(const TaskDraft& draft, const std::filesystem::path& file);

}  // namespace ptw
