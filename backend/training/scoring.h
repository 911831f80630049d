// What the model, with or without a method, makes of examples: likelihood of every label, greedy
// answer, loss of the target. One encoder pass per example serves all of them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "methods/method.h"
#include "model/pretrained.h"
#include "model/token_batch.h"
#include "report/prediction.h"
#include "report/run.h"
#include "text/task.h"

namespace ptw {

struct ExampleScore {
  std::vector<double> label_nll;  ///< of every label's text, nats; empty for generation tasks
  std::string generated;          ///< greedy, special pieces removed; empty unless asked for
  double target_nll = 0;          ///< nats, summed over the target's pieces; 0 without a target
  std::int64_t target_pieces = 0;

  /// The most likely label, -1 for generation tasks.
  [[nodiscard]] int predicted_label() const;
};

/// What scoring shall find out; each costs time.
struct Asked {
  bool labels = true;  ///< the likelihood of the labels, or of a generation task's target
  bool text = true;    ///< the greedy answer
};

/// Scores examples of one task with one model. Const: may be shared between threads.
class Scorer {
 public:
  /// Keeps references to none of its arguments but the shared model and tokenizer.
  Scorer(Pretrained pretrained, const Task& task, std::int64_t longest_target);

  /// `method` may be null: the untuned model. Examples are worked through in batches by `threads`
  /// threads; the result does not depend on their number. `cancelled` is asked between batches;
  /// when it says yes the result is empty.
  [[nodiscard]] std::vector<ExampleScore> score(
      const Method* method, std::span<const TokenizedExample> examples, int threads,
      Asked asked = {}, const std::function<bool()>& cancelled = [] { return false; }) const;

  /// What the task's metric needs to know of every example.
  [[nodiscard]] Asked asked_by_metric() const;

  /// The task's metric alone, 0..1. `scores` answer at least what asked_by_metric() says.
  [[nodiscard]] double metric(std::span<const ExampleScore> scores,
                              std::span<const Example> examples) const;

  /// Loss and all metrics that fit the task. `scores` run in parallel with the task's `examples`.
  [[nodiscard]] Evaluation evaluate(std::span<const ExampleScore> scores,
                                    std::span<const Example> examples) const;

  /// One score in the words of the task.
  [[nodiscard]] Prediction describe(const ExampleScore& score) const;

  [[nodiscard]] const Task& task() const { return task_; }

 private:
  void score_batch(const Method* method, std::span<const TokenizedExample* const> examples,
                   Asked asked, std::span<ExampleScore* const> scores) const;
  void score_labels(const ReadInput& input, std::span<const TokenizedExample* const> examples,
                    std::span<ExampleScore* const> scores) const;
  void score_targets(const ReadInput& input, const TokenBatch& batch,
                     std::span<const TokenizedExample* const> examples,
                     std::span<ExampleScore* const> scores) const;

  Pretrained pretrained_;
  Task task_;
  std::vector<std::vector<std::int64_t>> label_ids_;  // each closed by the end token
  std::int64_t longest_answer_;
};

}  // namespace ptw
