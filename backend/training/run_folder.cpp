#include "training/run_folder.h"

#include <algorithm>
#include <charconv>

#include "files/open_file.h"
#include "files/shown.h"
#include "model/checkpoint.h"
#include "model/safetensors.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/run_lock.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStepPrefix = "step-";

void require_no_run(const fs::path& path) {
  if (RunFolder::is_run(path))
    throw Error(PTW_TR("training", "%1 holds a run already. Choose another folder, or resume it."),
                {path.string()});
}

/// What JSON cannot hold is replaced.
std::string text_of(const nlohmann::ordered_json& stored) {
  return stored.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// run.json. A name that it cannot hold would lead elsewhere when it is read.
std::string text_of(const RunSpec& spec) {
  try {
    return to_json(spec).dump(2) + '\n';
  } catch (const nlohmann::json::exception&) {
    throw Error(PTW_TR("training",
                       "The name of the run \"%1\", of its model or of its task is not UTF-8 text. "
                       "Rename the file or folder."),
                {shown(spec.name)});
  }
}

std::optional<std::int64_t> step_of(const fs::path& checkpoint) {
  const auto name = checkpoint.filename().string();
  if (!name.starts_with(kStepPrefix)) return std::nullopt;
  std::int64_t step = 0;
  const auto* first = name.data() + kStepPrefix.size();
  const auto* last = name.data() + name.size();
  const auto [end, problem] = std::from_chars(first, last, step);
  if (problem != std::errc{} || end != last) return std::nullopt;
  return step;
}

/// Runs `change`, turning what the library throws into a sentence about `path`.
template <class Change>
void change_files(const fs::path& path, Change change) {
  try {
    change();
  } catch (const fs::filesystem_error& problem) {
    fail_writing(path, problem.code().value());
  }
}

/// Fills a folder beside `target` and puts it in its place with one rename. What it lies in must be
/// there: a run that was removed does not come back as a folder of a checkpoint.
template <class Fill>
void replace_folder(const fs::path& target, Fill fill) {
  auto temporary = target;
  temporary += ".tmp";
  change_files(target, [&] {
    fs::remove_all(temporary);
    fs::create_directory(temporary);
    fill(temporary);
    fs::remove_all(target);
    fs::rename(temporary, target);
  });
  sync_folder(target.parent_path());
}

/// Of a run that was copied it may be missing, or lead elsewhere.
void prepare_checkpoints(const fs::path& folder) {
  std::error_code none;
  if (fs::is_symlink(folder, none))
    throw Error(PTW_TR("training",
                       "%1 is a link: training writes only into the folder of its run. Put the "
                       "folder of the checkpoints in its place."),
                {folder.string()});
  change_files(folder, [&] { fs::create_directory(folder); });
}

}  // namespace

void make_folder(const fs::path& path) {
  std::error_code problem;
  fs::create_directories(path, problem);
  if (problem == std::errc::no_space_on_device) throw NoRoom(path);
  if (problem)
    throw Error(PTW_TR("training", "%1 cannot be made: %2. Choose another folder."),
                {path.string(), problem.message()});
}

RunFolder::RunFolder(fs::path path, RunSpec spec)
    : path_(std::move(path)), spec_(std::move(spec)) {}

bool RunFolder::is_run(const fs::path& path) {
  std::error_code none;
  return fs::exists(path / "run.json", none);
}

RunFolder RunFolder::create(const fs::path& path, const RunSpec& completed_spec) {
  require_no_run(path);
  const auto text = text_of(completed_spec);
  make_folder(path / "checkpoints");
  const RunLock lock(path);  // of two that make it at once, one does
  require_no_run(path);
  RunFolder run(path, completed_spec);
  run.set_record({});
  write_file(path / "run.json", text);
  return run;
}

RunFolder RunFolder::open(const fs::path& path) {
  const auto file = path / "run.json";
  if (!is_there(file))
    throw Error(PTW_TR("training", "%1 holds no run.json. Choose the folder of a run."),
                {path.string()});
  const auto spec = read_spec(file);
  try {
    return {path, completed(spec)};
  } catch (const Error& problem) {
    throw Error(PTW_TR("training", "%1 does not describe a run: %2"),
                {file.string(), problem.what()});
  }
}

void RunFolder::set_contents(const RunContents& contents) const {
  auto stored = to_json(spec_);
  stored["contents"] = to_json(contents);
  write_file(path_ / "run.json", text_of(stored));
}

RunRecord RunFolder::record() const {
  const auto file = path_ / "status.json";
  if (!is_there(file)) return {};
  auto record = read_run_record(file);
  const bool ended = record.status == RunStatus::finished || record.status == RunStatus::failed ||
                     record.status == RunStatus::stopped || record.status == RunStatus::queued;
  if (!ended && trained_by(path_) == TrainedBy::nobody) record.status = RunStatus::interrupted;
  return record;
}

void RunFolder::set_record(const RunRecord& record) const {
  write_file(path_ / "status.json", text_of(to_json(record)));
}

void RunFolder::set_notes(const RunNotes& notes) const {
  write_file(path_ / "notes.json", text_of(to_json(notes)));
}

RunHistory RunFolder::history() const {
  return read_history(path_ / "metrics.jsonl");
}

std::vector<std::int64_t> RunFolder::checkpoints() const {
  std::vector<std::int64_t> steps;
  std::error_code none;
  for (fs::directory_iterator entry(path_ / "checkpoints", none), end; entry != end;
       entry.increment(none))
    if (const auto step = step_of(entry->path())) steps.push_back(*step);
  std::ranges::sort(steps);
  return steps;
}

fs::path RunFolder::checkpoint(std::int64_t step) const {
  return path_ / "checkpoints" / (std::string(kStepPrefix) + std::to_string(step));
}

std::optional<TrainerState> RunFolder::newest_state() const {
  auto steps = checkpoints();
  std::ranges::reverse(steps);
  for (const auto step : steps)
    if (is_there(checkpoint(step) / "trainer.json")) return read_state(checkpoint(step));
  return std::nullopt;
}

void RunFolder::write_checkpoint(const TrainerState& state, const Method& method,
                                 const FrozenModel& model,
                                 std::span<const TokenizedExample> dev) const {
  prepare_checkpoints(path_ / "checkpoints");
  replace_folder(checkpoint(state.step), [&](const fs::path& folder) {
    method.save_adapter(folder, model.info());
    method.record(folder, model, dev);
    model.checkpoint().require_unchanged();
    write_safetensors(folder / "trainer.safetensors", state.tensors);
    write_file(folder / "trainer.json", text_of(to_json(state)));
  });
  change_files(path_, [&] {
    for (const auto step : checkpoints())
      if (step < state.step) {
        fs::remove(checkpoint(step) / "trainer.json");
        fs::remove(checkpoint(step) / "trainer.safetensors");
      }
  });
}

void RunFolder::publish(const Method& best, const ModelInfo& model) const {
  replace_folder(adapter(), [&](const fs::path& folder) { best.save_adapter(folder, model); });
}

void RunFolder::rewind(std::int64_t step, std::int64_t phase) const {
  rewind_history(path_ / "metrics.jsonl", step, phase);
  prepare_checkpoints(path_ / "checkpoints");
  change_files(path_, [&] {
    for (const auto later : checkpoints())
      if (later > step) fs::remove_all(checkpoint(later));
  });
}

void MetricsLog::append(const StepPoint& point) {
  log_.append(to_json(point).dump());
}

void MetricsLog::append(const PhaseStart& phase) {
  log_.append(to_json(phase).dump());
}

void MetricsLog::append(const Evaluation& evaluation) {
  log_.append(to_json(evaluation).dump());
}

}  // namespace ptw
