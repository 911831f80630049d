#include "training/run_json.h"

#include <array>
#include <limits>
#include <utility>

#include "training/step_line.h"

namespace ptw {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::array<std::pair<RunStatus, const char*>, 8> kStatusNames = {{
    {RunStatus::queued, "queued"},
    {RunStatus::loading, "loading"},
    {RunStatus::running, "running"},
    {RunStatus::paused, "paused"},
    {RunStatus::stopped, "stopped"},
    {RunStatus::interrupted, "interrupted"},
    {RunStatus::finished, "finished"},
    {RunStatus::failed, "failed"},
}};

constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

/// Whether the value is a whole number that an int64 holds.
bool is_whole(const json& stored) {
  return stored.is_number_integer() &&
         !(stored.is_number_unsigned() && stored.get<std::uint64_t>() > std::uint64_t{kMost});
}

SettingValue value_from_json(const json& stored) {
  if (stored.is_boolean()) return stored.get<bool>();
  if (is_whole(stored)) return stored.get<std::int64_t>();
  if (stored.is_number()) return stored.get<double>();
  return stored.get<std::string>();
}

[[noreturn]] void refuse(const char* key) {
  throw json::other_error::create(0, key, nullptr);
}

/// A whole number in 0..most.
std::int64_t whole(const json& stored, const char* key, std::int64_t most = kMost) {
  const auto& value = stored.at(key);
  if (!is_whole(value) || value < 0 || value > most) refuse(key);
  return value.get<std::int64_t>();
}

std::int64_t step_number(const json& stored, const char* key) {
  return whole(stored, key, kMostSteps);
}

double real(const json& stored, const char* key) {
  if (!stored.at(key).is_number()) refuse(key);
  return stored.at(key).get<double>();
}

std::string text(const json& stored, const char* key) {
  return stored.at(key).get<std::string>();
}

/// 64 lower-case hexadecimal digits.
std::string hash(const json& stored, const char* key) {
  auto digits = text(stored, key);
  if (digits.size() != 64 || digits.find_first_not_of("0123456789abcdef") != std::string::npos)
    refuse(key);
  return digits;
}

RunStatus status_of(const std::string& stored) {
  for (const auto& [status, name] : kStatusNames)
    if (name == stored) return status;
  refuse("status");
}

}  // namespace

std::string status_name(RunStatus status) {
  for (const auto& [known, name] : kStatusNames)
    if (known == status) return name;
  return {};
}

ordered_json to_json(const Settings& settings) {
  auto stored = ordered_json::object();
  for (const auto& setting : settings)
    std::visit([&](const auto& value) { stored[setting.first] = value; }, setting.second);
  return stored;
}

Settings settings_from_json(const json& stored) {
  Settings settings;
  for (const auto& [key, value] : stored.items()) settings[key] = value_from_json(value);
  return settings;
}

ordered_json to_json(const RunSpec& spec) {
  return {{"format", 1},       {"name", spec.name},     {"model", spec.model},
          {"task", spec.task}, {"method", spec.method}, {"settings", to_json(spec.settings)}};
}

RunSpec spec_from_json(const json& stored) {
  return {text(stored, "name"), text(stored, "model"), text(stored, "task"), text(stored, "method"),
          settings_from_json(stored.at("settings"))};
}

ordered_json to_json(const RunContents& contents) {
  ordered_json stored = {{"weights", contents.weights}, {"config", contents.config}};
  if (!contents.tokenizer.empty()) stored["tokenizer"] = contents.tokenizer;
  stored["task"] = contents.task;
  return stored;
}

RunContents contents_from_json(const json& stored) {
  return {hash(stored, "weights"), hash(stored, "config"),
          stored.contains("tokenizer") ? hash(stored, "tokenizer") : "", hash(stored, "task")};
}

ordered_json to_json(const RunCost& cost) {
  ordered_json stored = {{"trainable_parameters", cost.trainable_parameters},
                         {"stored_parameters", cost.stored_parameters}};
  if (cost.peak_memory_bytes > 0) stored["peak_memory_bytes"] = cost.peak_memory_bytes;
  if (cost.seconds_per_step > 0) stored["seconds_per_step"] = cost.seconds_per_step;
  if (cost.inference_flops > 0) stored["inference_flops"] = cost.inference_flops;
  return stored;
}

ordered_json to_json(const RunRecord& record) {
  ordered_json stored = {{"status", status_name(record.status)},
                         {"step", record.step},
                         {"best_step", record.best_step},
                         {"problem", record.problem}};
  stored.update(to_json(record.cost));
  return stored;
}

RunRecord record_from_json(const json& stored) {
  return {status_of(text(stored, "status")),
          step_number(stored, "step"),
          step_number(stored, "best_step"),
          text(stored, "problem"),
          {whole(stored, "trainable_parameters"), whole(stored, "stored_parameters"),
           stored.contains("peak_memory_bytes") ? whole(stored, "peak_memory_bytes") : 0,
           stored.contains("seconds_per_step") ? real(stored, "seconds_per_step") : 0,
           stored.contains("inference_flops") ? real(stored, "inference_flops") : 0}};
}

ordered_json to_json(const RunNotes& notes) {
  return {{"tags", notes.tags}, {"note", notes.note}};
}

RunNotes notes_from_json(const json& stored) {
  RunNotes notes;
  const auto& tags = stored.at("tags");
  if (!tags.is_array()) refuse("tags");
  for (const auto& tag : tags) notes.tags.push_back(tag.get<std::string>());
  notes.note = text(stored, "note");
  return notes;
}

ordered_json to_json(const TrainerState& state) {
  return {{"step", state.step},
          {"seconds", state.seconds},
          {"best_step", state.best_step},
          {"best_value", state.best_value},
          {"evaluations_without_best", state.evaluations_without_best},
          {"phase", state.phase},
          {"phase_start", state.phase_start}};
}

TrainerState state_from_json(const json& stored) {
  const auto optional = [&](const char* key) {
    return stored.contains(key) ? step_number(stored, key) : 0;
  };
  return {step_number(stored, "step"),
          real(stored, "seconds"),
          step_number(stored, "best_step"),
          real(stored, "best_value"),
          step_number(stored, "evaluations_without_best"),
          optional("phase"),
          optional("phase_start"),
          {}};
}

ordered_json to_json(const StepPoint& point) {
  return {{"step", point.step},
          {"loss", point.loss},
          {"learning_rate", point.learning_rate},
          {"seconds", point.seconds}};
}

ordered_json to_json(const Evaluation& evaluation) {
  return {{"evaluated_at", evaluation.step}, {"loss", evaluation.loss},
          {"metric", evaluation.metric},     {"metrics", evaluation.metrics},
          {"best", evaluation.best},         {"examples", evaluation.examples},
          {"majority", evaluation.majority}, {"seconds", evaluation.seconds}};
}

ordered_json to_json(const PhaseStart& phase) {
  return {{"phase", phase.index},
          {"name", phase.name},
          {"from", phase.step},
          {"last_step", phase.last_step}};
}

StepPoint step_from_json(const json& stored) {
  return {step_number(stored, "step"), real(stored, "loss"), real(stored, "learning_rate"),
          real(stored, "seconds")};
}

Evaluation evaluation_from_json(const json& stored) {
  Evaluation evaluation{step_number(stored, "evaluated_at"),
                        real(stored, "loss"),
                        text(stored, "metric"),
                        {},
                        stored.at("best").get<bool>(),
                        whole(stored, "examples"),
                        real(stored, "majority"),
                        real(stored, "seconds")};
  const auto& metrics = stored.at("metrics");
  for (const auto& [name, value] : metrics.items())
    evaluation.metrics[name] = real(metrics, name.c_str());
  if (!evaluation.metrics.contains(evaluation.metric)) refuse("metrics");
  return evaluation;
}

PhaseStart phase_from_json(const json& stored) {
  return {step_number(stored, "phase"), text(stored, "name"), step_number(stored, "from"),
          step_number(stored, "last_step")};
}

}  // namespace ptw
