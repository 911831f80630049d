// ptworkbench-cli: the engine without the window.
#include <csignal>
#include <iostream>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/standard_descriptors.h"
#include "model/parallel.h"
#include "report/legible.h"
#include "report/message.h"
#include "report/utf8.h"

namespace {

/// The program and its files know texts and names in UTF-8 alone.
void check_arguments(int count, char** arguments) {
  for (int i = 1; i < count; ++i)
    if (!ptw::is_utf8(arguments[i]))
      throw ptw::Error(PTW_TR("app",
                              "The argument %1 is not UTF-8. Convert it, or rename the file, to "
                              "the encoding UTF-8."),
                       {arguments[i]});
}

std::string usage_message(const CLI::App* /*app*/, const CLI::Error& problem) {
  return ptw::legible(problem.what()) + "\nRun with --help for more information.\n";
}

}  // namespace

int main(int argc, char** argv) {
  ptw::open_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told as a full disk is
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
  app.failure_message(usage_message);
  try {
    check_arguments(argc, argv);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
      const int code = app.exit(problem) == 0 ? 0 : 2;
      ptw::cli::check_output();
      return code;
    }
    ptw::use_one_thread_per_operator();
    const int code = run();
    ptw::cli::check_output();
    return code;
  } catch (const std::exception& problem) {
    std::cerr << ptw::first_line(problem) << '\n';
    return 1;
  }
}
