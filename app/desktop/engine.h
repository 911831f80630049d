// What the window asks of the engine, without LibTorch's headers. Everything here works in the
// calling thread and throws Error; none of it is for the GUI thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/machine.h"
#include "app/desktop/run_queue.h"
#include "report/attention.h"
#include "report/comparison.h"
#include "report/neighbors.h"
#include "report/prediction.h"
#include "report/prefix.h"
#include "report/projection.h"
#include "report/pruning.h"
#include "report/routing.h"
#include "report/run.h"
#include "report/run_notes.h"
#include "report/sweep.h"
#include "report/task_preview.h"

namespace ptw {

/// A soft prompt at one checkpoint of a run.
struct PromptAt {
  std::filesystem::path run;
  std::int64_t step = 0;
};

/// A mask to try on that prompt.
struct MaskQuestion {
  PromptAt prompt;
  int pieces = 0;  ///< as in Engine::pruning
  PromptMask mask;
  bool removes_tokens = false;
};

/// A run that trains a masked prompt again.
struct Retraining {
  std::string name;
  PromptAt parent;
  PromptMask mask;
  bool removes_tokens = false;
  bool from_trained = true;  ///< otherwise from the initial values
};

struct ModelDescription {
  std::string family;
  std::int64_t parameters = 0;
};

struct TaskDescription {
  std::string name;
  std::string description;
};

struct StoredSweep {
  std::string id;  ///< its path below the folder of all runs
  std::string name;
};

struct ExampleText {
  std::string input;  ///< as a person would type it
  std::string gold;   ///< the data's answer
};

struct StoredRun {
  std::string id;  ///< its path below the folder of all runs
  std::filesystem::path folder;
  RunSpec spec;
  RunStatus status = RunStatus::interrupted;
  std::int64_t step = 0;
  std::string problem;
  RunCost cost;
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  std::vector<PhaseStart> phases;
  std::vector<std::int64_t> checkpoints;
  RunNotes notes;
  Message notes_problem;  ///< why notes.json cannot be read; an empty pattern where it can
  Message damage;         ///< why the run cannot be read: then there is nothing else but the folder
  bool elsewhere = false;  ///< another program, or another window, trains it
};

/// What became of a run that another program trains.
struct FollowedRun {
  RunUpdate update;
  bool goes_on = false;
};

/// What other programs do with runs, by id.
struct OtherPrograms {
  QStringList train;
  QStringList changed;  ///< their records have changed, by whomever
};

/// How much of a run is known already.
struct RunProgress {
  std::int64_t step = 0;  ///< of the last StepPoint
  std::size_t evaluations = 0;
  std::size_t phases = 0;
};

/// Runs side by side with every two of them.
struct FullComparison {
  ComparisonReport report;
  std::vector<PairReport> pairs;
};

class Engine {
 public:
  Engine();
  ~Engine();

  RunStatus train(const RunJob& job, RunControl& control, TrainingObserver& observer);
  /// Makes the run's folder unless it is there, so that a run that waits survives the program.
  void keep(const RunJob& job);

  /// Without tokens, without soft points: for a method that has no soft prompt.
  NeighborReport neighbors(const PromptAt& prompt, Similarity similarity, int count);
  ProjectionReport projection(const PromptAt& prompt);
  /// Without steps for a token that the run's prompt does not have.
  DriftReport drift(const std::filesystem::path& folder, int token, Similarity similarity);
  /// With prompt `forced` of a mixture, or as it is routed where that is -1.
  PlaygroundReport answer(const PromptAt& prompt, const std::string& typed, int forced = -1);

  /// Where the model looks while it reads `typed` and answers.
  AttentionReport attention(const PromptAt& prompt, const std::string& typed);
  /// Without stacks for a method that has no prefix.
  PrefixReport prefix(const PromptAt& prompt);

  /// Without prompts for a method that has only one.
  RoutingReport routing(const PromptAt& prompt);
  static RoutingHistory routing_history(const std::filesystem::path& folder);
  RoutedAnswer route(const PromptAt& prompt, const std::string& typed);

  /// Without tokens for a method whose prompt cannot be masked, and when cancelled. `pieces` = 0
  /// takes the method's own number, or the usual one. The record of what was tried is left out.
  PruningReport pruning(const PromptAt& at, int pieces, const std::function<bool()>& cancelled);
  /// What was tried on the checkpoint of the report before; scores of another subject are left out.
  static std::optional<MaskRecord> tried_masks(const std::filesystem::path& folder,
                                               const PruningReport& report);
  static void keep_tried_masks(const std::filesystem::path& folder, const MaskRecord& record);
  /// The embedding size of the run's model, which the pieces must divide.
  int embedding_size(const std::filesystem::path& folder);
  /// `tell` is given a running estimate, the exact score, and the score with those of random masks
  /// of the same size. One call at a time.
  void try_mask(const MaskQuestion& trial, const std::function<void(const MaskScore&)>& tell,
                const std::function<bool()>& cancelled);
  /// `tell` is given the figure after every point.
  void masking_figure(const PromptAt& at, const std::function<void(const MaskingFigure&)>& tell,
                      const std::function<bool()>& cancelled);
  /// Keeps the mask in `folder`, and gives the run to train there.
  static RunSpec prepare(const Retraining& retraining, const std::filesystem::path& folder);

  /// A dev example of the task, another one for every `number`.
  static ExampleText example(const std::string& name, std::size_t number);

  /// A model folder that a run may turn out to need; it is not opened for that.
  void know_model(const std::string& model);

  ModelDescription describe_model(const std::string& model);
  static TaskDescription describe_task(const std::string& name);

  /// With the pieces that `model` reads, at most `longest` of each input; no more than 2,000
  /// examples are measured. Its data is kept until forget_drafts().
  TaskPreview preview_task(const TaskDraft& draft, const std::string& model, std::int64_t longest);
  void forget_drafts();
  static void write_task(const TaskDraft& draft, const std::filesystem::path& file);

  /// Keeps a sweep in the new folder `folder`, and gives the runs to train, each with a folder
  /// there.
  static std::vector<RunJob> plan_sweep(const Sweep& sweep, const std::filesystem::path& folder);
  /// The runs of the sweep kept in `folder` that have not finished.
  static std::vector<RunJob> plan_again(const std::filesystem::path& folder);
  /// All sound sweeps below `folder`, newest first.
  static std::vector<StoredSweep> stored_sweeps(const std::filesystem::path& folder);
  /// `tell` is given what a sweep has found so far, for some of the papers' figures several times
  /// while its runs are asked further (figure_report.h).
  void measure_sweep(const std::filesystem::path& folder,
                     const std::function<void(const SweepReport&)>& tell,
                     const std::function<bool()>& cancelled);

  /// Runs side by side, by the best adapter of each.
  ComparisonReport compare(const std::vector<std::filesystem::path>& runs);
  /// Two of the runs that `report` compares. `go_on` is told the share that is done, from any
  /// thread; when it says no, there is no answer.
  std::optional<PairReport> compare_pair(const ComparisonReport& report,
                                         const std::vector<std::filesystem::path>& runs,
                                         std::size_t first, std::size_t second, bool answers,
                                         const std::function<bool(double)>& go_on);
  FullComparison compare_all(const std::vector<std::filesystem::path>& runs,
                             const std::function<bool(double)>& go_on);

  /// All runs below `folder` and its sweeps, oldest first; then those that cannot be read, and why.
  static std::vector<StoredRun> stored_runs(const std::filesystem::path& folder);
  /// Those in `folder` itself but `known`.
  static std::vector<StoredRun> further_runs(const std::filesystem::path& folder,
                                             const std::set<std::filesystem::path>& known);
  /// Whether another program trains the run. It asks only, and throws nothing: for the GUI thread,
  /// too.
  static bool trains_elsewhere(const std::filesystem::path& folder);
  /// Which of `jobs` do, and which have changed since a time.
  static OtherPrograms other_programs(const std::vector<RunJob>& jobs,
                                      std::filesystem::file_time_type since);
  /// What has happened to a run since it came as far as `known`.
  static FollowedRun follow(const std::filesystem::path& folder, const RunProgress& known);

  /// The run in `folder`, called `id`.
  static StoredRun stored_run(const std::filesystem::path& folder, const std::string& id);
  /// Replaces the run's notes unless they are damaged.
  static void set_notes(const std::filesystem::path& folder, const RunNotes& notes);

  /// Makes a finished run in `target` of an adapter that somebody brings; its model is the one the
  /// adapter names where that is a folder here, else `model`.
  StoredRun import_adapter(const std::filesystem::path& adapter, const std::string& model,
                           const std::string& task, const std::filesystem::path& target);

  /// Copies the adapter of the run in `folder` (the best, or the newest while it trains) to
  /// `target`.
  static void export_adapter(const std::filesystem::path& folder,
                             const std::filesystem::path& target);
  /// Writes the same as a plain prompt tuning adapter for PEFT; masked tokens become zero vectors,
  /// or are left out. Throws Error for a mixture.
  void export_plain(const std::filesystem::path& folder, const std::filesystem::path& target,
                    bool removes_tokens);

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

/// The papers' figures that can be made again.
std::vector<PaperFigure> known_figures();
/// The sweep behind one, on a model and, unless it has its own, a task. Throws Error for an unknown
/// name.
Sweep sweep_behind(const std::string& figure, const std::string& model, const std::string& task);

}  // namespace ptw
