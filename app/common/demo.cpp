#include "app/common/demo.h"

#include "files/open_file.h"
#include "report/message.h"
#include "report/utf8.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr auto kDemo = "demo";

/// The path in full, as a run keeps it: as a text in JSON.
std::string remembered(const fs::path& path) {
  std::error_code gone;  // the present folder
  const auto absolute = fs::absolute(path, gone);
  const auto full = (gone ? path : absolute.lexically_normal()).string();
  if (!is_utf8(full))
    throw Error(PTW_TR("app", "The name %1 is not UTF-8. Rename the folders and files in it."),
                {full});
  return full;
}

}  // namespace

fs::path demo_folder() {
  const auto program = fs::read_symlink("/proc/self/exe").parent_path();
  for (const auto& folder : {program / PTW_INSTALLED_DEMO, fs::path(PTW_BUILT_DEMO)})
    if (is_there(folder / "model")) return folder.lexically_normal();
  throw Error(PTW_TR("app", "The demo model is missing beside %1. Install the program once more."),
              {program.string()});
}

std::vector<std::string> demo_task_names() {
  return {"supersense", "section", "sentiment", "table2text"};
}

bool is_demo_task(const std::string& task) {
  std::error_code unusable;  // a name that is too long is none of them
  return task.find('/') == std::string::npos &&
         fs::exists(demo_folder() / "tasks" / (task + ".json"), unusable);
}

std::string task_for(const std::string& task, const std::string& model) {
  if (!task.empty()) return task;
  if (model == kDemo) return demo_task_names().front();
  throw Error(PTW_TR("app", "Name a task with --task: a task file or a demo task."));
}

fs::path model_folder(const std::string& model) {
  return model == kDemo ? demo_folder() / "model" : fs::path(model);
}

fs::path task_file(const std::string& task) {
  if (is_demo_task(task)) return demo_folder() / "tasks" / (task + ".json");
  if (is_there(task)) return task;
  throw Error(PTW_TR("app", "There is no task file %1, and no demo task of that name."), {task});
}

std::string remembered_model(const std::string& model) {
  return model == kDemo ? model : remembered(model);
}

std::string remembered_task(const std::string& task) {
  return is_demo_task(task) ? task : remembered(task);
}

}  // namespace ptw
