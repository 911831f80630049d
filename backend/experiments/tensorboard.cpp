#include "experiments/tensorboard.h"

#include <algorithm>
#include <bit>

#include "experiments/crc32c.h"
#include "files/durable_file.h"

namespace ptw {
namespace {

std::string little_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xff);
  return text;
}

std::string masked_checksum(std::string_view bytes) {
  return little_endian(std::rotr(crc32c(bytes), 15) + 0xa282ead8u, 4);
}

// Protocol buffers, as far as events need them: a field is its number and wire type, then its
// content.
enum class Wire : std::uint64_t { varint = 0, fixed64 = 1, bytes = 2, fixed32 = 5 };

std::string varint(std::uint64_t number) {
  std::string text;
  for (; number >= 0x80; number >>= 7) text += static_cast<char>((number & 0x7f) | 0x80);
  return text + static_cast<char>(number);
}

std::string key(std::uint64_t field, Wire wire) {
  return varint(field << 3 | static_cast<std::uint64_t>(wire));
}

std::string number_field(std::uint64_t field, std::int64_t value) {
  return key(field, Wire::varint) + varint(static_cast<std::uint64_t>(value));
}

std::string double_field(std::uint64_t field, double value) {
  return key(field, Wire::fixed64) + little_endian(std::bit_cast<std::uint64_t>(value), 8);
}

std::string float_field(std::uint64_t field, float value) {
  return key(field, Wire::fixed32) + little_endian(std::bit_cast<std::uint32_t>(value), 4);
}

std::string bytes_field(std::uint64_t field, std::string_view content) {
  return key(field, Wire::bytes) + varint(content.size()).append(content);
}

/// message Event { double wall_time = 1; int64 step = 2; string file_version = 3; }
std::string version_event(double wall_time) {
  return double_field(1, wall_time) + bytes_field(3, "brain.Event:2");
}

/// message Event { double wall_time = 1; int64 step = 2; Summary summary = 5; }
/// message Summary { repeated Value value = 1; }
/// message Value { string tag = 1; float simple_value = 2; }
std::string scalar_event(const ScalarEvent& event) {
  std::string summary;
  for (const auto& [tag, value] : event.values)
    summary += bytes_field(1, bytes_field(1, tag) + float_field(2, value));
  return double_field(1, event.wall_time) + number_field(2, event.step) + bytes_field(5, summary);
}

}  // namespace

std::vector<ScalarEvent> scalar_events(std::span<const StepPoint> steps,
                                       std::span<const Evaluation> evaluations, double started) {
  std::vector<ScalarEvent> events;
  for (const auto& point : steps)
    events.push_back({started + point.seconds,
                      point.step,
                      {{"train/loss", static_cast<float>(point.loss)},
                       {"train/learning_rate", static_cast<float>(point.learning_rate)}}});
  for (const auto& evaluation : evaluations) {
    auto& event = events.emplace_back();
    event.wall_time = started + evaluation.seconds;
    event.step = evaluation.step;
    event.values.emplace_back("dev/loss", static_cast<float>(evaluation.loss));
    for (const auto& [name, value] : evaluation.metrics)
      event.values.emplace_back("dev/" + name, static_cast<float>(value));
  }
  std::ranges::stable_sort(events, {}, &ScalarEvent::step);
  return events;
}

std::string record(std::string_view data) {
  const auto length = little_endian(data.size(), 8);
  return (length + masked_checksum(length)).append(data) + masked_checksum(data);
}

std::string event_file(std::span<const ScalarEvent> events, double started) {
  auto bytes = record(version_event(started));
  for (const auto& event : events) bytes += record(scalar_event(event));
  return bytes;
}

std::filesystem::path write_event_file(const std::filesystem::path& folder,
                                       std::span<const ScalarEvent> events, double started) {
  const auto second = std::to_string(static_cast<std::int64_t>(started));
  auto file = folder / ("events.out.tfevents." + second + ".ptworkbench");
  write_file(file, event_file(events, started));
  return file;
}

}  // namespace ptw
