// A model whose weights were trained, as a folder of its own that any program with Hugging Face's
// models opens.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/frozen_model.h"

namespace ptw {

/// The names of the weights on which what `model` writes depends. Folders may hold more: a tied
/// weight once more under another name, masks, counters.
std::vector<std::string> weights_in_use(const FrozenModel& model);

/// Writes config.json, the tokenizer's files and, as float32, the weights of `tuned` into `target`,
/// a new or an empty folder; whatever is not a weight is taken from the folder that the model came
/// from. Throws Error, naming the folder, when something lies there already or it cannot be
/// written.
void write_tuned_model(const std::filesystem::path& target, const FrozenModel& tuned);

}  // namespace ptw
