// Which model a stored run needs: the one whose weights have the hash that run.json keeps, wherever
// it lies on this machine.
#pragma once

#include <string>
#include <vector>

#include "training/run_folder.h"

namespace ptw {

/// "demo" or a model folder: what the run names where that holds the run's weights, otherwise the
/// first of `others` that does. A run without a hash has what it names. Throws Error, naming run,
/// model and hash, when there is none.
std::string needed_model(const RunFolder& run, const std::vector<std::string>& others = {});

/// Throws Error unless `model`, "demo" or a folder, holds the weights of `run`, or `run` has no
/// hash.
void require_model_of(const RunFolder& run, const std::string& model);

}  // namespace ptw
