#include "app/common/demo.h"

#include "files/open_file.h"
#include "report/message.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr auto kDemo = "demo";

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
  std::error_code none;
  return task.find('/') == std::string::npos &&
         fs::exists(demo_folder() / "tasks" / (task + ".json"), none);
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
  return model == kDemo ? model : fs::absolute(model).lexically_normal().string();
}

std::string remembered_task(const std::string& task) {
  return is_demo_task(task) ? task : fs::absolute(task).lexically_normal().string();
}

}  // namespace ptw
