// All runs the window knows, those that train and those on disk: what the run table shows of each.
#pragma once

#include <QObject>
#include <map>
#include <vector>

#include "app/desktop/engine.h"
#include "app/desktop/run_queue.h"
#include "widgets/run_model.h"

namespace ptw {

struct KnownRun {
  RunJob job;
  RunRow row;
  std::vector<std::int64_t> checkpoints;
  std::vector<PhaseStart> phases;
  Evaluation best;  ///< examples = 0 when there is none yet
  Message problem;
  std::size_t evaluations = 0;
};

class RunBook {
 public:
  void add(const RunJob& job);
  void add(const StoredRun& stored);
  /// Nothing happens for a run that was removed.
  void setNotes(const QString& id, const RunNotes& notes);
  void remove(const QString& id) { runs_.erase(id); }

  /// Takes in what the queue says. Nothing happens for a run that was removed.
  void apply(const QString& id, const RunUpdate& update);

  /// All runs.
  [[nodiscard]] std::vector<RunJob> jobs() const;

  /// Null when there is no such run.
  [[nodiscard]] KnownRun* find(const QString& id);

  /// A sentence to know before training on `task`, from what runs on it have measured: that none
  /// did better than always giving the most frequent label. Empty when there is nothing to say.
  [[nodiscard]] QString experience(const QString& task) const;

  /// Of the run that was measured last, evaluations left out; 0 when none was.
  [[nodiscard]] double secondsPerStep() const;

  /// Words of run rows in the present language.
  void retranslate();

 private:
  static void take(KnownRun& run, const PhaseStart& phase);
  static void take(KnownRun& run, const StepPoint& point);
  static void take(KnownRun& run, const Evaluation& evaluation);

  std::map<QString, KnownRun> runs_;
};

}  // namespace ptw
