// The grid of a sweep (report/sweep.h), and the sweep as a file:
//
//   {
//     "name": "length",
//     "base": {"model": "demo", "task": "supersense", "method": "prompt-tuning",
//              "settings": {"steps": 1000}},
//     "over": {"prompt_length": [1, 5, 20, 100], "init": ["uniform", "vocabulary"]},
//     "seeds": [0, 1, 2]
//   }
//
// "over" takes the keys of settings, "train_examples" for the size of the data among them, and
// besides "model", "task" and "method". What it varies, "base" may leave out. Methods that have
// little in common are compared as variants, each with settings of its own:
//
//   "over": {"variant": {"prompt tuning": {"method": "prompt-tuning"},
//                        "model tuning": {"method": "fine-tuning",
//                                         "settings": {"learning_rate": 0.001}}}}
//
// "evaluate_on" lists tasks that what was trained answers without further training.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "report/sweep.h"

namespace ptw {

/// One combination with one seed.
struct PlannedRun {
  RunSpec spec;          ///< `name` is unique in the grid, always the same, and fit for a folder
  std::string identity;  ///< a finished run with this one need not be computed again
  std::vector<SettingValue> point;  ///< the values of Sweep::over, in its order
};

/// What the engine adds to a plan; without it specs stay as the file has them.
struct Planner {
  /// Fills in defaults; throws Error for what cannot be run.
  std::function<RunSpec(RunSpec)> complete;
  /// What the spec's model and task hold, as identity() takes it.
  std::function<std::string(const RunSpec&)> contents;
};

/// Reads and checks a sweep file as far as that needs no engine. Names of models and tasks stay as
/// they are written. Throws Error, naming the file, when it is not sound.
Sweep read_sweep(const std::filesystem::path& file);

/// Replaces `file`. Throws Error when it cannot be written.
void write_sweep(const std::filesystem::path& file, const Sweep& sweep);

/// How many runs the grid has. Throws Error when they are more than 10,000, or their settings more
/// than fits into memory with ease.
std::int64_t run_count(const Sweep& sweep);

/// All runs in a fixed order: seeds vary fastest, then the last of Sweep::over. Throws Error as
/// run_count() does, and what `planner` throws.
std::vector<PlannedRun> grid(const Sweep& sweep, const Planner& planner = {});

}  // namespace ptw
