// ptworkbench-cli: the engine without the window.
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/standard_descriptors.h"
#include "model/parallel.h"
#include "report/message.h"

int main(int argc, char** argv) {
  ptw::open_standard_descriptors();
  CLI::App app("Prompt Tuning Workbench: soft prompts on frozen language models.");
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 failed (one sentence on standard error), 2 wrong usage.");
  ptw::cli::Action run;
  ptw::cli::add_train(app, run);
  ptw::cli::add_resume(app, run);
  ptw::cli::add_eval(app, run);
  ptw::cli::add_predict(app, run);
  ptw::cli::add_ensemble(app, run);
  ptw::cli::add_generate(app, run);
  ptw::cli::add_neighbors(app, run);
  ptw::cli::add_route(app, run);
  ptw::cli::add_importance(app, run);
  ptw::cli::add_convert(app, run);
  ptw::cli::add_sweep(app, run);
  ptw::cli::add_figure(app, run);
  ptw::cli::add_note(app, run);
  ptw::cli::add_runs(app, run);
  ptw::cli::add_report(app, run);
  ptw::cli::add_info(app, run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }
  try {
    ptw::use_one_thread_per_operator();
    return run();
  } catch (const std::exception& problem) {
    std::cerr << ptw::first_line(problem) << '\n';
    return 1;
  }
}
