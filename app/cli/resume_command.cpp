#include "app/cli/commands.h"
#include "app/cli/narrator.h"
#include "app/cli/stop_on_signal.h"
#include "app/common/demo.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string run;
  bool json = false;
};

int resume_run(const Options& options) {
  RunControl control;
  const StopOnSignal watch([&] { control.stop(); });
  const auto run = RunFolder::open(options.run);
  go_on(run, open_pretrained(model_folder(run.spec().model)), open_task(task_file(run.spec().task)),
        control, options.json);
  return 0;
}

}  // namespace

void add_resume(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand("resume", "Go on with a run to its end");
  const auto options = std::make_shared<Options>();
  command->add_option("run", options->run, "A run folder")->required();
  command->add_flag("--json", options->json, "JSON lines instead of text");
  command->callback([options, &run] { run = [options] { return resume_run(*options); }; });
}

}  // namespace ptw::cli
