// The scalars of a run as a TensorBoard event file: TensorFlow's record framing (TFRecord) around
// messages of event.proto and summary.proto.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/run.h"

namespace ptw {

/// Scalars of one moment.
struct ScalarEvent {
  double wall_time = 0;  ///< seconds since 1970
  std::int64_t step = 0;
  std::vector<std::pair<std::string, float>> values;  ///< by tag, e.g. "train/loss"
};

/// A run's loss and learning rate under "train/", and its evaluations' loss and metrics under
/// "dev/", by step. `started` is the wall time of step 0.
std::vector<ScalarEvent> scalar_events(std::span<const StepPoint> steps,
                                       std::span<const Evaluation> evaluations, double started);

/// One TFRecord: length, checksum of the length, data, checksum of the data; little-endian, the
/// checksums being CRC-32C, rotated and shifted as TensorFlow masks them.
std::string record(std::string_view data);

/// A whole event file: the record that names the version, then one for every event.
std::string event_file(std::span<const ScalarEvent> events, double started);

/// Writes the event file into `folder` under a name that TensorBoard looks for, and says which. One
/// run, one folder. Throws Error when it cannot be written.
std::filesystem::path write_event_file(const std::filesystem::path& folder,
                                       std::span<const ScalarEvent> events, double started);

}  // namespace ptw
