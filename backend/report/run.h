// What a training run is asked to do and what it says while it does it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "report/setting.h"

namespace ptw {

/// Everything needed to repeat a run, as stored in run.json.
struct RunSpec {
  std::string name;    ///< for people
  std::string model;   ///< a Hugging Face model folder, or "demo"
  std::string task;    ///< a task file, or the name of a demo task
  std::string method;  ///< a name of the method registry, e.g. "prompt-tuning"
  Settings settings;   ///< method and training settings together
};

/// One optimizer step. The loss is the batch's token-mean cross-entropy in nats, before the update.
struct StepPoint {
  std::int64_t step = 0;  ///< 1 is the first update
  double loss = 0;
  double learning_rate = 0;
  double seconds = 0;  ///< training time since step 0, pauses excluded
};

/// One evaluation on the dev split.
struct Evaluation {
  std::int64_t step = 0;                  ///< updates done before it; 0 is the initial prompt
  double loss = 0;                        ///< token-mean cross-entropy, nats
  std::string metric;                     ///< the metric that decides, a key of `metrics`
  std::map<std::string, double> metrics;  ///< each in 0..1
  bool best = false;                      ///< the best so far by `metric`
  std::int64_t examples = 0;              ///< size of the dev split
  double majority = 0;  ///< accuracy of always answering the most frequent label; 0 for generation
  double seconds = 0;   ///< training time since step 0, pauses excluded
};

/// A stretch of a run begins: "train", or, for methods with several, "tune", "prune" and so on.
struct PhaseStart {
  std::int64_t index = 0;
  std::string name;            ///< translatable, context "training"
  std::int64_t step = 0;       ///< updates done before it
  std::int64_t last_step = 0;  ///< of the whole run, if no phase ends early
};

enum class RunStatus { queued, loading, running, paused, stopped, interrupted, finished, failed };

/// What a run needs of the machine.
struct RunCost {
  std::int64_t trainable_parameters = 0;
  std::int64_t stored_parameters = 0;  ///< what an adapter keeps after training
  std::int64_t peak_memory_bytes = 0;  ///< of the process, above what the loaded model takes
  double seconds_per_step = 0;         ///< of training, evaluations left out; 0 = not measured
  double inference_flops = 0;          ///< per example, of the matrix products; 0 = not counted
};

}  // namespace ptw
