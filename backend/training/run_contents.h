// What a run is made of, as hashes of files.
#pragma once

#include <filesystem>

#include "text/task.h"
#include "training/run_files.h"

namespace ptw {

/// Of the model in `model_folder` and of `task`. Throws Error when a file cannot be read.
RunContents contents_of(const std::filesystem::path& model_folder, const Task& task);

/// Of the task file and its data.
std::string task_hash(const Task& task);

/// Of the model's weight files alone; empty when the folder has none.
std::string weights_hash(const std::filesystem::path& model_folder);

}  // namespace ptw
