// Prompt ensembling (Lester et al. 2021, section 6): several prompts for one task on one frozen
// model answer every example, and the majority decides. Instead of N models an example goes through
// one model N times, in one batch: [P_i ; X_e] for every prompt i.
//
// Prompts of different lengths do not share a batch, since padding between prompt and input would
// move the positions of T5; neither do methods that reach into the model's layers or its weights.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "methods/method.h"
#include "model/pretrained.h"
#include "model/token_batch.h"
#include "text/task.h"

namespace ptw {

/// What all prompts think of one example.
struct Ballot {
  std::vector<std::vector<double>> label_nll;  ///< by prompt: of every label's text, nats

  /// The label that is most likely under one prompt.
  [[nodiscard]] int choice(std::size_t prompt) const;
  /// The label that most prompts choose; of several the one of lowest mean nll.
  [[nodiscard]] int vote() const;
};

/// Metrics by name, each in 0..1. Those of a task that judge what the model writes take the text of
/// the chosen label for it.
struct EnsembleReport {
  std::string metric;                                  ///< the one that decides the task
  std::map<std::string, double> vote;                  ///< of the majority
  std::vector<std::map<std::string, double>> singles;  ///< of every prompt alone

  [[nodiscard]] double mean(const std::string& name) const;  ///< over the prompts
  [[nodiscard]] std::size_t best(const std::string& name) const;
};

/// Const: may be shared between threads.
class Ensemble {
 public:
  /// Throws Error for a task without labels, and for no members.
  Ensemble(Pretrained pretrained, const Task& task,
           std::vector<std::shared_ptr<const Method>> members, std::int64_t longest_target);

  /// One for each example. `cancelled` is asked between batches; when it says yes there are none.
  [[nodiscard]] std::vector<Ballot> score(
      std::span<const TokenizedExample> examples, int threads,
      const std::function<bool()>& cancelled = [] { return false; }) const;

  /// `ballots` run in parallel with the task's `examples`.
  [[nodiscard]] EnsembleReport report(std::span<const Ballot> ballots,
                                      std::span<const Example> examples) const;

 private:
  void score_batch(std::span<const TokenizedExample* const> examples,
                   std::span<Ballot* const> ballots) const;

  Pretrained pretrained_;
  Task task_;
  std::vector<std::shared_ptr<const Method>> members_;
  torch::Tensor labels_;  // [L, U], every label's text, -100 beyond its end
};

}  // namespace ptw
