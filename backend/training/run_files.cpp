#include "training/run_files.h"

#include <algorithm>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/read_file.h"
#include "model/finite.h"
#include "model/safetensors.h"
#include "report/message.h"
#include "training/run_json.h"

namespace ptw {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

json parse_file(const fs::path& file) {
  auto stored = parse_json(read_file(file));
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

/// Gives every line of metrics.jsonl to `take`, as it stands and parsed.
template <class Take>
void for_each_line(const fs::path& file, Take take) {
  for (const auto& line : read_lines(file)) checked(file, [&] { take(line, parse_json(line)); });
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
  if (!fs::exists(file)) return {};
  const auto stored = parse_file(file);
  return checked(file, [&] { return notes_from_json(stored); });
}

RunHistory read_history(const fs::path& file) {
  RunHistory history;
  for_each_line(file, [&](const std::string& /*line*/, const json& stored) {
    if (stored.contains("phase"))
      history.phases.push_back(phase_from_json(stored));
    else if (stored.contains("evaluated_at"))
      history.evaluations.push_back(evaluation_from_json(stored));
    else
      history.steps.push_back(step_from_json(stored));
  });
  return history;
}

std::string history_until(const fs::path& file, std::int64_t step, std::int64_t phase) {
  std::string kept;
  for_each_line(file, [&](const std::string& line, const json& stored) {
    bool keep = false;
    if (stored.contains("phase")) {
      const auto start = phase_from_json(stored);
      keep = start.step <= step && start.index <= phase;
    } else if (stored.contains("evaluated_at")) {
      keep = evaluation_from_json(stored).step <= step;
    } else {
      keep = step_from_json(stored).step <= step;
    }
    if (keep) kept += line + '\n';
  });
  return kept;
}

TrainerState read_state(const fs::path& checkpoint) {
  const auto file = checkpoint / "trainer.json";
  const auto stored = parse_file(file);
  auto state = checked(file, [&] { return state_from_json(stored); });
  const SafetensorsFile tensors(checkpoint / "trainer.safetensors");
  for (const auto& name : tensors.names()) {
    state.tensors[name] = tensors.tensor(name).clone();
    check_finite(state.tensors[name], name, tensors.path());
  }
  return state;
}

}  // namespace ptw
