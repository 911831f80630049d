// The structs of a run folder as JSON. What reads them throws json::exception for a field that is
// missing, of the wrong type or out of range.
#pragma once

#include <nlohmann/json.hpp>

#include "training/run_files.h"

namespace ptw {

nlohmann::ordered_json to_json(const Settings& settings);
Settings settings_from_json(const nlohmann::json& stored);
nlohmann::ordered_json to_json(const RunSpec& spec);
RunSpec spec_from_json(const nlohmann::json& stored);
nlohmann::ordered_json to_json(const RunContents& contents);
RunContents contents_from_json(const nlohmann::json& stored);
nlohmann::ordered_json to_json(const RunCost& cost);
nlohmann::ordered_json to_json(const RunRecord& record);
RunRecord record_from_json(const nlohmann::json& stored);
nlohmann::ordered_json to_json(const RunNotes& notes);
RunNotes notes_from_json(const nlohmann::json& stored);
/// Without its tensors.
nlohmann::ordered_json to_json(const TrainerState& state);
TrainerState state_from_json(const nlohmann::json& stored);
nlohmann::ordered_json to_json(const StepPoint& point);
nlohmann::ordered_json to_json(const Evaluation& evaluation);
nlohmann::ordered_json to_json(const PhaseStart& phase);
StepPoint step_from_json(const nlohmann::json& stored);
Evaluation evaluation_from_json(const nlohmann::json& stored);
PhaseStart phase_from_json(const nlohmann::json& stored);

/// "queued", "running", ...
std::string status_name(RunStatus status);

}  // namespace ptw
