// The first byte chooses the file of a run.
#include <array>

#include "files/json_text.h"
#include "fuzz/fuzz.h"
#include "model/safetensors.h"
#include "training/run_files.h"
#include "training/run_json.h"
#include "training/step_line.h"

using namespace ptw;

namespace {

void require(bool sound) {
  if (!sound) std::abort();
}

void write_sound_tensors() {
  static const bool once = [] {
    write_safetensors(fuzz::scratch().path() / "trainer.safetensors", {{"steps", torch::ones(1)}});
    return true;
  }();
  std::ignore = once;
}

void read_spec_file(std::string_view bytes) {
  const auto file = fuzz::scratch().write("run.json", bytes);
  std::ignore = to_json(read_spec(file)).dump();
  const auto contents = read_contents(file);
  require(contents.weights.empty() || contents.weights.size() == 64);
}

void read_status_file(std::string_view bytes) {
  const auto record = read_run_record(fuzz::scratch().write("status.json", bytes));
  require(record.step >= 0 && record.best_step >= 0 && record.cost.peak_memory_bytes >= 0);
}

void read_metrics_file(std::string_view bytes) {
  const auto file = fuzz::scratch().write("metrics.jsonl", bytes);
  for (const auto& evaluation : read_history(file).evaluations)
    require(evaluation.metrics.contains(evaluation.metric));
  rewind_history(file, 100, 2);
  require(std::filesystem::file_size(file) <= bytes.size());
  if (const auto step = step_from_line(bytes.substr(0, bytes.find('\n'))))
    require(to_json(*step) ==
            to_json(step_from_json(parse_json(bytes.substr(0, bytes.find('\n'))))));
}

void read_trainer_file(std::string_view bytes) {
  write_sound_tensors();
  std::ignore = fuzz::scratch().write("trainer.json", bytes);
  const auto state = read_state(fuzz::scratch().path());
  require(state.step >= 0 && state.phase >= 0 && state.tensors.size() == 1);
}

void read_notes_file(std::string_view bytes) {
  std::ignore = to_json(read_notes(fuzz::scratch().write("notes.json", bytes)))
                    .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array kReaders = {read_spec_file, read_status_file, read_metrics_file,
                                   read_trainer_file, read_notes_file};
  if (size == 0) return 0;
  const auto read = kReaders[static_cast<std::uint8_t>(data[0] - '0') % kReaders.size()];
  return fuzz::attempt([&] { read(fuzz::text(data + 1, size - 1)); });
}
