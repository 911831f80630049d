#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/demo.h"
#include "app/common/needed_model.h"
#include "app/common/path_kind.h"
#include "files/open_file.h"
#include "methods/adapter_folder.h"
#include "methods/registry.h"
#include "model/pretrained.h"
#include "report/message.h"
#include "training/run_folder.h"
#include "training/run_json.h"

namespace ptw::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

/// Runs one check; what it throws becomes an entry of "problems".
template <class Check>
void check(ordered_json& description, Check look) {
  try {
    look();
  } catch (const std::exception& problem) {
    description["sound"] = false;
    description["problems"].push_back(first_line(problem));
  }
}

ordered_json begin(const char* kind, const fs::path& path) {
  return {{"kind", kind},
          {"path", path.string()},
          {"sound", true},
          {"problems", ordered_json::array()}};
}

ordered_json describe_model(const fs::path& folder) {
  auto description = begin("model", folder);
  check(description, [&] {
    const auto model = open_model(folder);
    const auto& info = model->info();
    description["family"] = info.family;
    description["parameters"] = info.parameters;
    description["vocabulary_size"] = info.vocabulary_size;
    description["embedding_size"] = info.embedding_size;
    description["encoder_layers"] = info.encoder_layers;
    description["decoder_layers"] = info.layers;
    if (!info.writing.left_out.empty())
      description["generation_settings_not_applied"] = info.writing.left_out;
    description["tokenizer_pieces"] = nullptr;
    description["tokenizer_pieces"] = open_tokenizer(folder, info.vocabulary_size)->size();
  });
  return description;
}

/// What opening the adapter asks of its tensors, whatever the model.
void check_adapter_tensors(const fs::path& folder, const PeftConfig& config) {
  const auto parts = config.peft_type == "PREFIX_TUNING" ? 1 : config.submodules;
  if (config.method.empty())
    std::ignore = read_stored_prompt(folder, config.virtual_tokens * parts);
  else
    std::ignore = read_method_part(folder, config.method);
}

ordered_json describe_adapter(const fs::path& folder) {
  auto description = begin("adapter", folder);
  check(description, [&] {
    const auto config = read_peft_config(folder);
    if (!config.method.empty()) description["method"] = config.method;
    description["peft_type"] = config.peft_type;
    description["task_type"] = config.task_type;
    description["base_model"] = config.base_model;
    description["virtual_tokens"] = config.virtual_tokens;
    for (const auto& [name, tensor] : read_adapter_tensors(folder).tensors)
      description["tensors"][name] = tensor.sizes().vec();
    std::ignore = method_of_adapter(folder);
    check_adapter_tensors(folder, config);
  });
  return description;
}

ordered_json describe_npy(const fs::path& file) {
  auto description = begin("adapter", file);
  check(description,
        [&] { description["tensors"]["prompt"] = read_npy_prompt(file).sizes().vec(); });
  return description;
}

void describe_history(ordered_json& description, const RunHistory& history) {
  description["steps_recorded"] = history.steps.size();
  if (!history.evaluations.empty())
    description["last_evaluation"] = to_json(history.evaluations.back());
}

ordered_json describe_run(const fs::path& folder) {
  auto description = begin("run", folder);
  check(description, [&] {
    const auto run = RunFolder::open(folder);
    const auto record = run.record();
    description["spec"] = to_json(run.spec());
    description["status"] = status_name(record.status);
    description["step"] = record.step;
    description["best_step"] = record.best_step;
    description["checkpoints"] = run.checkpoints();
    describe_history(description, run.history());
    if (run.contents().weights.empty()) return;
    description["contents"] = to_json(run.contents());
    std::ignore = needed_model(run);
  });
  return description;
}

ordered_json describe_task(const fs::path& file) {
  auto description = begin("task", file);
  check(description, [&] {
    const auto task = open_task(file);
    description["name"] = task.name;
    description["description"] = task.description;
    description["metric"] = task.metric;
    for (const auto& verbalization : task.verbalizer)
      description["verbalizer"][verbalization.label] = verbalization.text;
    for (const auto& data : task.data)
      check(description, [&] {
        const auto examples = task.read(data.first, true);
        description["examples"][data.first] = examples.size();
        if (!examples.front().is_labelled) description["unlabelled"].push_back(data.first);
      });
  });
  return description;
}

ordered_json describe(const std::string& path) {
  if (path == "demo") return describe_model(demo_folder() / "model");
  if (is_demo_task(path)) return describe_task(task_file(path));
  std::error_code none;
  switch (kind_of(path)) {
    case PathKind::run:
      return describe_run(path);
    case PathKind::adapter:
      return fs::is_directory(path, none) ? describe_adapter(path) : describe_npy(path);
    case PathKind::model:
      return describe_model(path);
    case PathKind::task:
      return describe_task(path);
    case PathKind::data:
    case PathKind::unknown:
      break;
  }
  if (!is_there(path)) throw Error(PTW_TR("app", "There is no %1."), {path});
  throw Error(PTW_TR("app", "%1 is no model, adapter or run folder and no task file."), {path});
}

std::string in_full(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void print_text(const ordered_json& description) {
  for (const auto& [key, value] : description.items()) {
    if (key == "problems") continue;
    std::cout << key << ": " << (value.is_string() ? value.get<std::string>() : in_full(value))
              << '\n';
  }
  for (const auto& problem : description["problems"])
    std::cout << "problem: " << problem.get<std::string>() << '\n';
}

int inform(const std::string& path, bool json) {
  const auto description = describe(path);
  if (json)
    print_json(description);
  else
    print_text(description);
  if (description["sound"]) return 0;
  std::cerr << description["problems"][0].get<std::string>() << '\n';
  return 1;
}

}  // namespace

void add_info(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "info", "What a model, adapter or run folder or a task file is, and whether it is sound");
  const auto path = std::make_shared<std::string>();
  const auto json = std::make_shared<bool>(false);
  command->add_option("path", *path, "The folder or file; demo and demo tasks by name")->required();
  command->add_flag("--json", *json, "One JSON document");
  command->callback([path, json, &run] { run = [path, json] { return inform(*path, *json); }; });
}

}  // namespace ptw::cli
