// What `sweep` and `figure` have in common: the grid's runs trained, several at once, and what they
// measured printed.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "app/common/sweep_folder.h"

namespace ptw::cli {

struct SweepOptions {
  std::string out, measure;  ///< an empty measure: the figure's, else the best dev metric
  std::string picture;       ///< a file for the plot; empty for none
  int at_once = 0;           ///< 0: as many as processors
  bool dry_run = false, json = false;

  void add_to(CLI::App& command);
};

/// Trains what has not finished yet, and prints what the sweep shows. Throws Error when runs
/// failed.
int sweep_runs(const SweepFolder& folder, const SweepOptions& options);

}  // namespace ptw::cli
