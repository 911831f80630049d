// What the window asks of the engine, without LibTorch's headers. Everything here works in the
// calling thread and throws Error; none of it is for the GUI thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "analysis/machine.h"
#include "app/desktop/run_queue.h"
#include "report/neighbors.h"
#include "report/prediction.h"
#include "report/projection.h"
#include "report/run.h"

namespace ptw {

/// A soft prompt at one checkpoint of a run.
struct PromptAt {
  std::filesystem::path run;
  std::int64_t step = 0;
};

struct ModelDescription {
  std::string family;
  std::int64_t parameters = 0;
};

struct TaskDescription {
  std::string name;
  std::string description;
};

struct ExampleText {
  std::string input;  ///< as a person would type it
  std::string gold;   ///< the data's answer
};

struct StoredRun {
  std::filesystem::path folder;
  RunSpec spec;
  RunStatus status = RunStatus::interrupted;
  std::int64_t step = 0;
  std::string problem;
  RunCost cost;
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  std::vector<std::int64_t> checkpoints;
};

class Engine {
 public:
  Engine();
  ~Engine();

  RunStatus train(const RunJob& job, RunControl& control, TrainingObserver& observer);

  NeighborReport neighbors(const PromptAt& prompt, Similarity similarity, int count);
  ProjectionReport projection(const PromptAt& prompt);
  DriftReport drift(const std::filesystem::path& run, int token, Similarity similarity);
  PlaygroundReport answer(const PromptAt& prompt, const std::string& typed);

  /// A dev example of the task, another one for every `number`.
  static ExampleText example(const std::string& task, std::size_t number);

  ModelDescription describe_model(const std::string& model);
  static TaskDescription describe_task(const std::string& task);

  /// All sound runs below `folder`, oldest first; damaged ones are left out.
  static std::vector<StoredRun> stored_runs(const std::filesystem::path& folder);

  /// Copies a run's adapter (the best, or the newest while it trains) into `folder`.
  static void export_adapter(const std::filesystem::path& run, const std::filesystem::path& folder);

 private:
  struct Store;
  std::unique_ptr<Store> store_;
};

struct MethodDescription {
  std::string name;
  std::string title;
  std::string description;
  std::vector<SettingSpec> settings;
};

std::vector<MethodDescription> known_methods();

}  // namespace ptw
