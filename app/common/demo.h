// The embedded demo model and tasks, and what "demo" and a task's name stand for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ptw {

/// The folder with model/ and tasks/: installed beside the program, or in the source tree. Throws
/// Error when there is neither.
std::filesystem::path demo_folder();

/// The demo tasks' names, the one to begin with first.
std::vector<std::string> demo_task_names();

/// Whether it is the name of a task that the demo brings, also of one for the papers' figures
/// alone.
bool is_demo_task(const std::string& task);

/// `task`, or where it is empty the first demo task, if the model is "demo". Throws Error
/// otherwise.
std::string task_for(const std::string& task, const std::string& model);

/// A model folder from "demo" or a path.
std::filesystem::path model_folder(const std::string& model);

/// A task file from a demo task's name or a path. Throws Error when it is neither.
std::filesystem::path task_file(const std::string& task);

/// `model` or `task` as a run shall remember it: the demo's names as they are, paths made absolute.
std::string remembered_model(const std::string& model);
std::string remembered_task(const std::string& task);

}  // namespace ptw
