// What eval, predict and neighbors work on: a run folder, or a model with an adapter or without.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "methods/method.h"
#include "model/pretrained.h"
#include "text/task.h"

namespace ptw::cli {

struct SubjectOptions {
  std::string run;
  std::string model;
  std::string task;
  std::string adapter;
  std::int64_t step = -1;
  std::int64_t max_input_length = 512;
  std::int64_t max_target_length = 64;
  int threads = 0;

  void add_to(CLI::App& command, bool with_task);
};

struct Subject {
  std::string model_name;
  Pretrained pretrained;
  std::optional<Task> task;        ///< there unless `with_task` was false
  std::unique_ptr<Method> method;  ///< null: the untuned model
  torch::Tensor initial_prompt;    ///< of a run; undefined otherwise
  std::int64_t step = -1;          ///< of a run's checkpoint; -1 otherwise
  std::int64_t max_input_length = 0;
  std::int64_t max_target_length = 0;
  int threads = 1;
};

/// Opens everything the options name. Throws Error.
Subject open_subject(const SubjectOptions& options, bool with_task);

}  // namespace ptw::cli
