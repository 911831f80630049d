// The subcommands of ptworkbench-cli. Each adds itself to the parser and leaves in `run` what is to
// be done once the arguments are read.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

namespace ptw::cli {

/// Does the work and gives the exit code. Throws Error when it fails.
using Action = std::function<int()>;

/// Checks the name of what is written to: nothing would mean the current folder.
inline std::string is_name(const std::string& name) {
  return name.empty() ? "it is empty: name a folder or a file" : "";
}

void add_train(CLI::App& app, Action& run);
void add_resume(CLI::App& app, Action& run);
void add_eval(CLI::App& app, Action& run);
void add_predict(CLI::App& app, Action& run);
void add_ensemble(CLI::App& app, Action& run);
void add_generate(CLI::App& app, Action& run);
void add_neighbors(CLI::App& app, Action& run);
void add_route(CLI::App& app, Action& run);
void add_importance(CLI::App& app, Action& run);
void add_convert(CLI::App& app, Action& run);
void add_sweep(CLI::App& app, Action& run);
void add_figure(CLI::App& app, Action& run);
void add_note(CLI::App& app, Action& run);
void add_runs(CLI::App& app, Action& run);
void add_report(CLI::App& app, Action& run);
void add_info(CLI::App& app, Action& run);

}  // namespace ptw::cli
