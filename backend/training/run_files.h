// The files of a run (run_folder.h lists them) as they are read. All that they say is checked: the
// functions throw Error, naming the file, when it is damaged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "report/run.h"
#include "report/run_notes.h"
#include "torch_headers.h"

namespace ptw {

/// What the names of model and task stood for when the run was first trained, as SHA-256 (files of
/// several as files/sha256.h has it). All empty before that, and in runs of earlier versions.
struct RunContents {
  std::string weights;    ///< of the model's weight files
  std::string config;     ///< of its config.json
  std::string tokenizer;  ///< of its tokenizer's files; empty when it has none of the usual names
  std::string task;       ///< of the task file and its data
};

struct RunRecord {
  RunStatus status = RunStatus::queued;
  std::int64_t step = 0;
  std::int64_t best_step = 0;
  std::string problem;  ///< one sentence when failed
  RunCost cost;
};

/// What the trainer must remember to go on from a checkpoint.
struct TrainerState {
  std::int64_t step = 0;
  double seconds = 0;
  std::int64_t best_step = 0;
  double best_value = -1;
  std::int64_t evaluations_without_best = 0;
  std::int64_t phase = 0;                        ///< index into Method::phases()
  std::int64_t phase_start = 0;                  ///< the step at which it began
  std::map<std::string, torch::Tensor> tensors;  ///< parameters and optimizer state
};

struct RunHistory {
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  std::vector<PhaseStart> phases;

  /// The newest evaluation after `step` updates; null when there is none.
  [[nodiscard]] const Evaluation* evaluation_at(std::int64_t step) const;
};

/// run.json as it was written; whether there are such settings is not looked at.
RunSpec read_spec(const std::filesystem::path& file);
/// The contents in run.json.
RunContents read_contents(const std::filesystem::path& file);
/// status.json
RunRecord read_run_record(const std::filesystem::path& file);
/// notes.json; nothing when there is none.
RunNotes read_notes(const std::filesystem::path& file);
/// metrics.jsonl; nothing when there is none.
RunHistory read_history(const std::filesystem::path& file);
/// Drops the lines of metrics.jsonl after a step, and the beginnings of phases after `phase`.
void rewind_history(const std::filesystem::path& file, std::int64_t step, std::int64_t phase);
/// trainer.json and trainer.safetensors of a checkpoint.
TrainerState read_state(const std::filesystem::path& checkpoint);

}  // namespace ptw
