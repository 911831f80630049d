#include "training/run_files.h"

#include <algorithm>
#include <string_view>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/line_reader.h"
#include "files/mapped_file.h"
#include "files/read_file.h"
#include "model/finite.h"
#include "model/safetensors.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/step_line.h"

namespace ptw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Both are far more than a run writes.
constexpr std::uintmax_t kLargestFile = 16 << 20;
constexpr std::size_t kLongestLine = 1 << 20;

json parse_file(const fs::path& file) {
  auto stored = parse_json(read_file(file, kLargestFile));
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

/// Runs `read` for every line of metrics.jsonl, likewise.
template <class Read>
void for_each_line(LineReader& lines, const fs::path& file, Read read) {
  while (const auto line = lines.next()) try {
      read(*line);
    } catch (const json::exception&) {
      throw Error(
          PTW_TR("training", "%1, line %2, is damaged: a field is missing or has the wrong type."),
          {file.string(), std::to_string(lines.number())});
    }
}

bool is_until(const json& stored, std::int64_t step, std::int64_t phase) {
  if (stored.contains("phase")) {
    const auto start = phase_from_json(stored);
    return start.step <= step && start.index <= phase;
  }
  if (stored.contains("evaluated_at")) return evaluation_from_json(stored).step <= step;
  return step_from_json(stored).step <= step;
}

}  // namespace

const Evaluation* RunHistory::evaluation_at(std::int64_t step) const {
  const auto found = std::find_if(evaluations.rbegin(), evaluations.rend(),
                                  [&](const Evaluation& each) { return each.step == step; });
  return found == evaluations.rend() ? nullptr : &*found;
}

RunSpec read_spec(const fs::path& file) {
  const auto stored = parse_file(file);
  return checked(file, [&] { return spec_from_json(stored); });
}

RunContents read_contents(const fs::path& file) {
  const auto stored = parse_file(file);
  return checked(file, [&] {
    return stored.contains("contents") ? contents_from_json(stored.at("contents")) : RunContents();
  });
}

RunRecord read_run_record(const fs::path& file) {
  const auto stored = parse_file(file);
  return checked(file, [&] { return record_from_json(stored); });
}

RunNotes read_notes(const fs::path& file) {
  if (!is_there(file)) return {};
  const auto stored = parse_file(file);
  return checked(file, [&] { return notes_from_json(stored); });
}

RunHistory read_history(const fs::path& file) {
  RunHistory history;
  if (!is_there(file)) return history;
  constexpr std::size_t kShortestStep = 50, kMostAtOnce = 1 << 26;
  LineReader lines(file, kLongestLine);
  // Memory that is not written to costs nothing, growing would take twice what is needed.
  history.steps.reserve(std::min(lines.file_size() / kShortestStep, kMostAtOnce));
  for_each_line(lines, file, [&](std::string_view line) {
    if (const auto step = step_from_line(line)) return history.steps.push_back(*step);
    const auto stored = parse_json(line);
    if (stored.contains("phase"))
      history.phases.push_back(phase_from_json(stored));
    else if (stored.contains("evaluated_at"))
      history.evaluations.push_back(evaluation_from_json(stored));
    else
      history.steps.push_back(step_from_json(stored));
  });
  return history;
}

void rewind_history(const fs::path& file, std::int64_t step, std::int64_t phase) {
  if (!is_there(file)) return write_file(file, "");
  const MappedFile mapped(file);
  const std::string_view content(reinterpret_cast<const char*>(mapped.bytes().data()),
                                 mapped.bytes().size());
  std::vector<std::string_view> kept;  // stretches of lines
  LineReader lines(file, kLongestLine);
  for_each_line(lines, file, [&](std::string_view line) {
    const auto point = step_from_line(line);
    if (point ? point->step > step : !is_until(parse_json(line), step, phase)) return;
    if (lines.offset() >= content.size()) return;  // written since it was mapped
    const auto whole = content.substr(lines.offset(), line.size() + 1);
    if (!kept.empty() && kept.back().data() + kept.back().size() == whole.data())
      kept.back() = {kept.back().data(), kept.back().size() + whole.size()};
    else
      kept.push_back(whole);
  });
  write_file(file, kept);
}

TrainerState read_state(const fs::path& checkpoint) {
  const auto file = checkpoint / "trainer.json";
  const auto stored = parse_file(file);
  auto state = checked(file, [&] { return state_from_json(stored); });
  const WatchedFile watched(checkpoint / "trainer.safetensors");
  const SafetensorsFile tensors(checkpoint / "trainer.safetensors");
  for (const auto& name : tensors.names()) {
    state.tensors[name] = tensors.tensor(name).clone();
    check_finite(state.tensors[name], name, tensors.path());
  }
  watched.require_unchanged();
  return state;
}

}  // namespace ptw
