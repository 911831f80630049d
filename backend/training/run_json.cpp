#include "training/run_json.h"

#include <array>
#include <utility>

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

SettingValue value_from_json(const json& stored) {
  if (stored.is_boolean()) return stored.get<bool>();
  if (stored.is_number_integer()) return stored.get<std::int64_t>();
  if (stored.is_number()) return stored.get<double>();
  return stored.get<std::string>();
}

}  // namespace

std::string status_name(RunStatus status) {
  for (const auto& [known, name] : kStatusNames)
    if (known == status) return name;
  return {};
}

ordered_json to_json(const Settings& settings) {
  auto stored = ordered_json::object();
  for (const auto& [key, value] : settings)
    std::visit([&](const auto& content) { stored[key] = content; }, value);
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
  return {stored.at("name"), stored.at("model"), stored.at("task"), stored.at("method"),
          settings_from_json(stored.at("settings"))};
}

ordered_json to_json(const RunRecord& record) {
  return {{"status", status_name(record.status)},
          {"step", record.step},
          {"best_step", record.best_step},
          {"problem", record.problem},
          {"trainable_parameters", record.cost.trainable_parameters},
          {"stored_parameters", record.cost.stored_parameters},
          {"peak_memory_bytes", record.cost.peak_memory_bytes}};
}

RunRecord record_from_json(const json& stored) {
  RunRecord record;
  const auto status = stored.at("status").get<std::string>();
  for (const auto& [known, name] : kStatusNames)
    if (name == status) record.status = known;
  record.step = stored.at("step");
  record.best_step = stored.at("best_step");
  record.problem = stored.at("problem");
  record.cost = {stored.at("trainable_parameters"), stored.at("stored_parameters"),
                 stored.at("peak_memory_bytes")};
  return record;
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
  return {stored.at("step"), stored.at("loss"), stored.at("learning_rate"), stored.at("seconds")};
}

Evaluation evaluation_from_json(const json& stored) {
  return {stored.at("evaluated_at"), stored.at("loss"),   stored.at("metric"),
          stored.at("metrics"),      stored.at("best"),   stored.at("examples"),
          stored.at("majority"),     stored.at("seconds")};
}

PhaseStart phase_from_json(const json& stored) {
  return {stored.at("phase"), stored.at("name"), stored.at("from"), stored.at("last_step")};
}

}  // namespace ptw
