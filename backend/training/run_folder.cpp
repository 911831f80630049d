#include "training/run_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "files/read_file.h"
#include "model/safetensors.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view kStepPrefix = "step-";

void make_folder(const fs::path& path) {
  std::error_code problem;
  fs::create_directories(path, problem);
  if (problem)
    throw Error(PTW_TR("training", "%1 cannot be made: %2. Choose another folder."),
                {path.string(), problem.message()});
}

json parse_file(const fs::path& file) {
  auto stored = json::parse(read_file(file), nullptr, false);
  if (!stored.is_object())
    throw Error(PTW_TR("training", "%1 is damaged: it is not a JSON object."), {file.string()});
  return stored;
}

/// Runs `read`, turning what the JSON library throws into a sentence about `file`.
template <class Read>
auto checked(const fs::path& file, Read read) {
  try {
    return read();
  } catch (const json::exception&) {
    throw Error(PTW_TR("training", "%1 is damaged: a field is missing or has the wrong type."),
                {file.string()});
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

TrainerState read_state(const fs::path& checkpoint) {
  const auto file = checkpoint / "trainer.json";
  const auto stored = parse_file(file);
  return checked(file, [&] {
    TrainerState state{stored.at("step"),
                       stored.at("seconds"),
                       stored.at("best_step"),
                       stored.at("best_value"),
                       stored.at("evaluations_without_best"),
                       stored.value("phase", std::int64_t{0}),
                       stored.value("phase_start", std::int64_t{0}),
                       {}};
    const SafetensorsFile tensors(checkpoint / "trainer.safetensors");
    for (const auto& name : tensors.names()) state.tensors[name] = tensors.tensor(name).clone();
    return state;
  });
}

/// Fills a folder beside `target` and puts it in its place with one rename.
template <class Fill>
void replace_folder(const fs::path& target, Fill fill) {
  auto temporary = target;
  temporary += ".tmp";
  try {
    fs::remove_all(temporary);
    make_folder(temporary);
    fill(temporary);
    fs::remove_all(target);
    fs::rename(temporary, target);
  } catch (const fs::filesystem_error& problem) {
    throw Error(PTW_TR("training",
                       "%1 cannot be written: %2. Free some room or choose another "
                       "folder."),
                {target.string(), problem.code().message()});
  }
  sync_folder(target.parent_path());
}

}  // namespace

RunFolder::RunFolder(fs::path path, RunSpec spec)
    : path_(std::move(path)), spec_(std::move(spec)) {}

bool RunFolder::is_run(const fs::path& path) {
  return fs::exists(path / "run.json");
}

RunFolder RunFolder::create(const fs::path& path, const RunSpec& completed_spec) {
  if (is_run(path))
    throw Error(PTW_TR("training", "%1 holds a run already. Choose another folder, or resume it."),
                {path.string()});
  make_folder(path / "checkpoints");
  RunFolder run(path, completed_spec);
  run.set_record({});
  write_file(path / "run.json", to_json(completed_spec).dump(2) + '\n');
  return run;
}

RunFolder RunFolder::open(const fs::path& path) {
  const auto file = path / "run.json";
  if (!fs::exists(file))
    throw Error(PTW_TR("training", "%1 holds no run.json. Choose the folder of a run."),
                {path.string()});
  const auto stored = parse_file(file);
  const auto spec = checked(file, [&] { return spec_from_json(stored); });
  try {
    return {path, completed(spec)};
  } catch (const Error& problem) {
    throw Error(PTW_TR("training", "%1 does not describe a run: %2"),
                {file.string(), problem.what()});
  }
}

RunRecord RunFolder::record() const {
  const auto file = path_ / "status.json";
  if (!fs::exists(file)) return {};
  const auto stored = parse_file(file);
  auto record = checked(file, [&] { return record_from_json(stored); });
  const bool ended = record.status == RunStatus::finished || record.status == RunStatus::failed ||
                     record.status == RunStatus::stopped || record.status == RunStatus::queued;
  if (!ended && !RunLock::is_held(path_)) record.status = RunStatus::interrupted;
  return record;
}

void RunFolder::set_record(const RunRecord& record) const {
  write_file(path_ / "status.json", to_json(record).dump(2) + '\n');
}

RunHistory RunFolder::history() const {
  const auto file = path_ / "metrics.jsonl";
  RunHistory history;
  for (const auto& line : read_lines(file)) {
    const auto stored = json::parse(line, nullptr, false);
    checked(file, [&] {
      if (stored.contains("phase"))
        history.phases.push_back(phase_from_json(stored));
      else if (stored.contains("evaluated_at"))
        history.evaluations.push_back(evaluation_from_json(stored));
      else
        history.steps.push_back(step_from_json(stored));
    });
  }
  return history;
}

std::vector<std::int64_t> RunFolder::checkpoints() const {
  std::vector<std::int64_t> steps;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(path_ / "checkpoints", none))
    if (const auto step = step_of(entry.path())) steps.push_back(*step);
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
    if (fs::exists(checkpoint(step) / "trainer.json")) return read_state(checkpoint(step));
  return std::nullopt;
}

void RunFolder::write_checkpoint(const TrainerState& state, const Method& method,
                                 const FrozenModel& model,
                                 std::span<const TokenizedExample> dev) const {
  const nlohmann::ordered_json stored = {
      {"step", state.step},
      {"seconds", state.seconds},
      {"best_step", state.best_step},
      {"best_value", state.best_value},
      {"evaluations_without_best", state.evaluations_without_best},
      {"phase", state.phase},
      {"phase_start", state.phase_start}};
  replace_folder(checkpoint(state.step), [&](const fs::path& folder) {
    method.save_adapter(folder, model.info());
    method.record(folder, model, dev);
    write_safetensors(folder / "trainer.safetensors", state.tensors);
    write_file(folder / "trainer.json", stored.dump(2) + '\n');
  });
  for (const auto step : checkpoints())
    if (step < state.step) {
      fs::remove(checkpoint(step) / "trainer.json");
      fs::remove(checkpoint(step) / "trainer.safetensors");
    }
}

void RunFolder::publish(const Method& best, const ModelInfo& model) const {
  replace_folder(adapter(), [&](const fs::path& folder) { best.save_adapter(folder, model); });
}

void RunFolder::rewind(std::int64_t step, std::int64_t phase) const {
  const auto file = path_ / "metrics.jsonl";
  std::string kept;
  for (const auto& line : read_lines(file)) {
    const auto stored = json::parse(line, nullptr, false);
    const bool keep = checked(file, [&] {
      if (stored.contains("phase"))
        return stored.at("from").get<std::int64_t>() <= step &&
               stored.at("phase").get<std::int64_t>() <= phase;
      const auto* key = stored.contains("evaluated_at") ? "evaluated_at" : "step";
      return stored.at(key).get<std::int64_t>() <= step;
    });
    if (keep) kept += line + '\n';
  }
  write_file(file, kept);
  for (const auto later : checkpoints())
    if (later > step) fs::remove_all(checkpoint(later));
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

RunLock::RunLock(const RunFolder& run)
    : descriptor_(::open((run.path() / ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  if (descriptor_ >= 0) ::close(descriptor_);
  throw Error(PTW_TR("training", "%1 is being trained by another program, or cannot be written."),
              {run.path().string()});
}

RunLock::~RunLock() {
  ::close(descriptor_);
}

bool RunLock::is_held(const fs::path& run) {
  const int descriptor = ::open((run / ".lock").c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
  ::close(descriptor);
  return held;
}

}  // namespace ptw
