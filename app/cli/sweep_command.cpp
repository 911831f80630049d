#include "app/cli/commands.h"
#include "app/cli/sweeper.h"

namespace ptw::cli {

void add_sweep(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "sweep", "Train every combination of several settings, and compare over seeds");
  const auto file = std::make_shared<std::string>();
  const auto options = std::make_shared<SweepOptions>();
  command->add_option("file", *file, "A sweep file")->required();
  options->add_to(*command);
  command->get_option("--out")->required();
  command->footer(
      "A sweep file: {\"name\": \"length\", \"base\": {\"model\": \"demo\", \"task\": "
      "\"supersense\",\n\"method\": \"prompt-tuning\", \"settings\": {\"steps\": 500}}, \"over\": "
      "{\"prompt_length\": [1, 5, 20]},\n\"seeds\": [0, 1, 2]}");
  command->callback([=, &run] {
    run = [=] { return sweep_runs(SweepFolder(options->out, read_sweep(*file)), *options); };
  });
}

}  // namespace ptw::cli
