#include "app/cli/commands.h"
#include "app/cli/narrator.h"
#include "app/cli/stop_on_signal.h"
#include "app/common/demo.h"
#include "app/common/needed_model.h"
#include "report/message.h"
#include "training/training_settings.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string model = "demo", task, method = "prompt-tuning", out;
  std::vector<std::string> set;
  std::optional<std::int64_t> steps, seed;
  bool resume = false, json = false;
};

std::vector<std::pair<std::string, std::string>> pairs(const std::vector<std::string>& set) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto& text : set) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
      throw Error(PTW_TR("app", "--set takes key=value, not \"%1\"."), {text});
    result.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return result;
}

/// What the options say; settings that they do not name are left out.
RunSpec asked_by(const Options& options) {
  RunSpec spec;
  spec.model = remembered_model(options.model);
  spec.task = remembered_task(task_for(options.task, options.model));
  spec.method = options.method;
  const auto known = all_settings(find_method(options.method));
  for (const auto& [key, value] : pairs(options.set)) {
    const auto found = std::ranges::find(known, key, &SettingSpec::key);
    if (found == known.end()) {
      complete(known, {{key, value}});  // names the settings there are
    } else {
      spec.settings[key] = parse_setting(*found, value);
    }
  }
  if (options.steps) spec.settings["steps"] = *options.steps;
  if (options.seed) spec.settings["seed"] = *options.seed;
  spec.name = std::filesystem::path(options.out).filename().string();
  return spec;
}

/// Throws Error where `run` has another value of a setting that is asked for.
void require_settings(const RunFolder& run, const Settings& asked, const Settings& completed) {
  for (const auto& [key, any] : asked) {
    const auto &wanted = completed.at(key), &own = run.spec().settings.at(key);
    if (wanted == own) continue;
    throw Error(
        PTW_TR("app",
               "%1 is a run with %2 = %3, not %4, and goes on with what it began with. Leave "
               "the setting out, or choose another folder."),
        {run.path().string(), key, to_text(own), to_text(wanted)});
  }
}

int train_run(const Options& options) {
  RunControl control;
  const StopOnSignal watch([&] { control.stop(); });
  const auto asked = asked_by(options), spec = completed(asked);
  const auto task = open_task(task_file(spec.task));
  const auto pretrained = open_pretrained(model_folder(spec.model));
  const bool goes_on = options.resume && RunFolder::is_run(options.out);
  const auto run = goes_on ? RunFolder::open(options.out) : RunFolder::create(options.out, spec);
  const bool knows_model = !run.contents().weights.empty();
  if (goes_on && ((!knows_model && run.spec().model != spec.model) ||
                  run.spec().task != spec.task || run.spec().method != spec.method))
    throw Error(
        PTW_TR("app", "%1 is a run of another model, task or method. Choose another folder."),
        {options.out});
  require_model_of(run, spec.model);
  if (goes_on) require_settings(run, asked.settings, spec.settings);
  go_on(run, pretrained, task, control, options.json);
  return 0;
}

/// One line per setting: its key, its default, and why.
std::string described(const std::vector<SettingSpec>& settings) {
  std::string text;
  for (const auto& spec : settings) {
    auto name = "  " + spec.key + " = " + to_text(spec.default_value);
    name.resize(std::max<std::size_t>(name.size() + 2, 36), ' ');
    text += name + spec.why + '\n';
  }
  return text;
}

}  // namespace

void add_train(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand("train", "Train a prompt, or go on with a run");
  const auto options = std::make_shared<Options>();
  command->add_option("--model", options->model, "A Hugging Face model folder, or demo")
      ->capture_default_str();
  command->add_option("--task", options->task,
                      "A task file, or a demo task (the first one when the model is demo)");
  command->add_option("--method", options->method, "The method")->capture_default_str();
  command->add_option("--out", options->out, "The run folder to make")->required()->check(is_name);
  command->add_option("--steps", options->steps, "Updates of the prompt");
  command->add_option("--seed", options->seed, "Of the initial prompt and the order of the data");
  command->add_option("--set", options->set, "A setting as key=value; may be repeated");
  command->add_flag("--resume", options->resume, "Go on with the run in --out if there is one");
  command->add_flag("--json", options->json, "JSON lines instead of text");
  std::string settings;
  for (const auto& entry : method_registry())
    settings += "Settings of " + entry.name + " (--set key=value):\n" + described(entry.settings);
  command->footer(settings + "Settings of training:\n" + described(training_settings()));
  command->callback([options, &run] { run = [options] { return train_run(*options); }; });
}

}  // namespace ptw::cli
