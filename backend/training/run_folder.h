// A run on disk: the only store, plain files that survive a kill at any instant.
//
//   run.json            everything needed to repeat the run; from its first training on, also what
//                       model and task contain, so that the run is known elsewhere
//   status.json         how far it came, and why it ended
//   notes.json          what a person says about it: tags and a note
//   masks.json          what was tried by hand on its checkpoints (methods/mask_records.h)
//   metrics.jsonl       one line per step, evaluation and phase; a torn last line is dropped
//   checkpoints/step-N  an adapter in PEFT's format, for every evaluation, with what its method
//                       records about the dev split; the newest also holds what training needs to
//                       go on (trainer.json, trainer.safetensors)
//   adapter/            the best checkpoint, when the run has ended
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "files/durable_file.h"
#include "methods/method.h"
#include "report/run.h"
#include "training/run_files.h"

namespace ptw {

/// With all that it lies in. Throws Error when it cannot be made.
void make_folder(const std::filesystem::path& path);

class RunFolder {
 public:
  /// Makes the folder and its run.json. Throws Error when it cannot be written or holds a run.
  static RunFolder create(const std::filesystem::path& path, const RunSpec& completed_spec);
  /// Throws Error when there is no run or run.json is not sound.
  static RunFolder open(const std::filesystem::path& path);
  static bool is_run(const std::filesystem::path& path);

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const RunSpec& spec() const { return spec_; }

  /// What model and task contained, once the run has been trained.
  [[nodiscard]] RunContents contents() const { return read_contents(path_ / "run.json"); }
  void set_contents(const RunContents& contents) const;

  /// What status.json says; a run that was training when its program ended counts as interrupted.
  [[nodiscard]] RunRecord record() const;
  void set_record(const RunRecord& record) const;

  [[nodiscard]] RunNotes notes() const { return read_notes(path_ / "notes.json"); }
  void set_notes(const RunNotes& notes) const;

  [[nodiscard]] RunHistory history() const;
  /// Steps that have a complete checkpoint, ascending.
  [[nodiscard]] std::vector<std::int64_t> checkpoints() const;
  [[nodiscard]] std::filesystem::path checkpoint(std::int64_t step) const;
  [[nodiscard]] std::filesystem::path adapter() const { return path_ / "adapter"; }

  /// The newest state that training can go on from.
  [[nodiscard]] std::optional<TrainerState> newest_state() const;
  /// `dev`: the examples that the method may record something about.
  void write_checkpoint(const TrainerState& state, const Method& method, const FrozenModel& model,
                        std::span<const TokenizedExample> dev) const;
  /// Writes the adapter/ that others open.
  void publish(const Method& best, const ModelInfo& model) const;
  /// Drops everything that was recorded after `step`, and the beginnings of phases after `phase`.
  void rewind(std::int64_t step, std::int64_t phase) const;

 private:
  RunFolder(std::filesystem::path path, RunSpec spec);
  std::filesystem::path path_;
  RunSpec spec_;
};

/// Appends to metrics.jsonl.
class MetricsLog {
 public:
  explicit MetricsLog(const RunFolder& run) : log_(run.path() / "metrics.jsonl") {}
  void append(const StepPoint& point);
  void append(const Evaluation& evaluation);
  void append(const PhaseStart& phase);
  void sync() { log_.sync(); }

 private:
  LineLog log_;
};

}  // namespace ptw
