#include "app/cli/commands.h"
#include "app/cli/narrator.h"
#include "app/cli/stop_on_signal.h"
#include "app/common/demo.h"
#include "app/common/needed_model.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string run, model;
  bool json = false;
};

int resume_run(const Options& options) {
  RunControl control;
  const StopOnSignal watch([&] { control.stop(); });
  const auto run = RunFolder::open(options.run);
  if (!options.model.empty()) require_model_of(run, options.model);
  const auto model = options.model.empty() ? needed_model(run) : options.model;
  go_on(run, open_pretrained(model_folder(model)), open_task(task_file(run.spec().task)), control,
        options.json);
  return 0;
}

}  // namespace

void add_resume(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand("resume", "Go on with a run to its end");
  const auto options = std::make_shared<Options>();
  command->add_option("run", options->run, "A run folder")->required()->check(is_name);
  command->add_option("--model", options->model, "The folder where the run's model lies here");
  command->add_flag("--json", options->json, "JSON lines instead of text");
  command->callback([options, &run] { run = [options] { return resume_run(*options); }; });
}

}  // namespace ptw::cli
