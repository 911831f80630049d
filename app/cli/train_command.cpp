#include <csignal>
#include <iostream>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/demo.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/trainer.h"
#include "training/training_settings.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string model = "demo", task, method = "prompt-tuning", out;
  std::vector<std::string> set;
  std::optional<std::int64_t> steps, seed;
  bool resume = false, json = false;
};

/// Prints what happens: JSON lines, or a progress bar with a line per evaluation.
class Narrator : public TrainingObserver {
 public:
  Narrator(bool json, std::int64_t steps) : json_(json), steps_(steps) {}

  void on_status(RunStatus status) override {
    if (json_) print_json({{"event", "status"}, {"status", status_name(status)}});
  }
  void on_phase(const PhaseStart& phase) override {
    steps_ = phase.last_step;
    if (json_) return print_event("phase", ptw::to_json(phase));
    bar_.clear();
    if (phase.index > 0 || phase.name != "train") std::cout << phase.name << std::endl;
  }
  void on_work(double share) override {
    if (json_) print_json({{"event", "work"}, {"share", share}});
  }
  void on_cost(const RunCost& cost) override {
    if (json_)
      print_json({{"event", "cost"},
                  {"trainable_parameters", cost.trainable_parameters},
                  {"peak_memory_bytes", cost.peak_memory_bytes}});
  }
  void on_step(const StepPoint& point) override {
    if (json_) return print_event("step", ptw::to_json(point));
    if (first_step_ == 0) first_step_ = point.step, first_seconds_ = point.seconds;
    const auto done = static_cast<double>(std::max<std::int64_t>(point.step - first_step_, 1));
    const auto left =
        (point.seconds - first_seconds_) / done * static_cast<double>(steps_ - point.step);
    bar_.show(point.step, steps_, left, point.loss);
  }
  void on_evaluation(const Evaluation& evaluation) override {
    if (json_) return print_event("evaluation", ptw::to_json(evaluation));
    bar_.clear();
    std::cout << "step " << evaluation.step << "  dev loss " << decimals(evaluation.loss);
    for (const auto& [name, value] : evaluation.metrics)
      std::cout << "  " << name << ' ' << decimals(value);
    std::cout << (evaluation.best ? "  *" : "") << std::endl;
  }
  void on_checkpoint(std::int64_t step) override {
    if (json_) print_json({{"event", "checkpoint"}, {"step", step}});
  }
  void done() { bar_.clear(); }

 private:
  static void print_event(const char* event, const nlohmann::ordered_json& content) {
    nlohmann::ordered_json line = {{"event", event}};
    line.update(content);
    print_json(line);
  }
  bool json_;
  std::int64_t steps_;
  ProgressBar bar_;
  std::int64_t first_step_ = 0;
  double first_seconds_ = 0;
};

/// Turns Ctrl+C and SIGTERM into a stop with a checkpoint. Make it before any other thread.
class StopOnSignal {
 public:
  explicit StopOnSignal(RunControl& control) {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    watcher_ = std::jthread([this, &control](const std::stop_token& ended) {
      const timespec pause{0, 100'000'000};
      while (!ended.stop_requested())
        if (sigtimedwait(&signals_, nullptr, &pause) > 0) control.stop();
    });
  }

 private:
  sigset_t signals_{};
  std::jthread watcher_;
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

RunSpec spec_of(const Options& options) {
  RunSpec spec;
  spec.model = remembered_model(options.model);
  auto task = options.task;
  if (task.empty() && options.model == "demo") task = demo_task_names().front();
  if (task.empty())
    throw Error(PTW_TR("app", "Name a task with --task: a task file or a demo task."));
  spec.task = remembered_task(task);
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
  return completed(spec);
}

void print_end(const RunFolder& run, bool json) {
  const auto record = run.record();
  const auto history = run.history();
  const Evaluation* best = nullptr;
  for (const auto& evaluation : history.evaluations)
    if (evaluation.step == record.best_step) best = &evaluation;
  if (json) {
    nlohmann::ordered_json end = {{"event", "end"},
                                  {"status", status_name(record.status)},
                                  {"step", record.step},
                                  {"best_step", record.best_step},
                                  {"run", run.path().string()},
                                  {"adapter", run.adapter().string()}};
    if (best) end["best_metrics"] = best->metrics;
    if (best) end["metric"] = best->metric;
    return print_json(end);
  }
  std::cout << status_name(record.status) << " at step " << record.step;
  if (best)
    std::cout << ", best at step " << record.best_step << " with " << best->metric << ' '
              << decimals(best->metrics.at(best->metric));
  std::cout << "\n" << run.path().string() << std::endl;
}

int train_run(const Options& options) {
  RunControl control;
  const StopOnSignal watch(control);
  const auto spec = spec_of(options);
  const auto task = open_task(task_file(spec.task));
  const auto pretrained = open_pretrained(model_folder(spec.model));
  const bool goes_on = options.resume && RunFolder::is_run(options.out);
  const auto run = goes_on ? RunFolder::open(options.out) : RunFolder::create(options.out, spec);
  if (goes_on && (run.spec().model != spec.model || run.spec().task != spec.task ||
                  run.spec().method != spec.method))
    throw Error(
        PTW_TR("app", "%1 is a run of another model, task or method. Choose another folder."),
        {options.out});
  if (run.record().status != RunStatus::finished) {
    Narrator narrator(options.json, integer(run.spec().settings, "steps"));
    train(run, pretrained, task, control, narrator);
    narrator.done();
  }
  print_end(run, options.json);
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
  command->add_option("--out", options->out, "The run folder to make")->required();
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
