#include <algorithm>
#include <array>
#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/common/sweep_folder.h"
#include "experiments/report_table.h"
#include "report/message.h"
#include "training/run_json.h"
#include "training/run_list.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string folder, search;
  std::vector<std::string> where, tags;
  bool json = false;
};

/// The run as one flat object: what it was asked, how it ended and what it measured.
nlohmann::ordered_json describe(const RunFolder& run) {
  const auto record = run.record();
  nlohmann::ordered_json line = {{"path", run.path().string()},
                                 {"name", run.spec().name},
                                 {"status", status_name(record.status)},
                                 {"model", run.spec().model},
                                 {"task", run.spec().task},
                                 {"method", run.spec().method},
                                 {"step", record.step}};
  if (!record.problem.empty()) line["problem"] = record.problem;
  try {
    const auto notes = run.notes();
    line["tags"] = notes.tags;
    if (!notes.note.empty()) line["note"] = notes.note;
  } catch (const Error& problem) {  // the run is sound without
    line["problem"] = problem.what();
  }
  line["measures"] = measures_of(run);
  line["settings"] = ptw::to_json(run.spec().settings);
  return line;
}

std::string text_of(const nlohmann::ordered_json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool has_tag(const nlohmann::ordered_json& run, const std::string& tag) {
  return std::ranges::count(run.value("tags", std::vector<std::string>()), tag) > 0;
}

/// Whether `key=value` holds for the run, of its own fields, a setting or a measure.
bool holds(const nlohmann::ordered_json& run, const std::string& condition) {
  const auto equals = condition.find('=');
  if (equals == std::string::npos)
    throw Error(PTW_TR("app", "--where takes key=value, not \"%1\"."), {condition});
  const auto key = condition.substr(0, equals), value = condition.substr(equals + 1);
  const auto nothing = nlohmann::ordered_json::object();
  const std::array parts = {run, run.value("settings", nothing), run.value("measures", nothing)};
  return std::ranges::any_of(
      parts, [&](const auto& part) { return part.contains(key) && text_of(part[key]) == value; });
}

bool is_wanted(const nlohmann::ordered_json& run, const Options& options) {
  const auto text = run.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return text.find(options.search) != std::string::npos &&
         std::ranges::all_of(options.where,
                             [&](const auto& condition) { return holds(run, condition); }) &&
         std::ranges::all_of(options.tags, [&](const auto& tag) { return has_tag(run, tag); });
}

std::string measure(const nlohmann::ordered_json& run, const char* name) {
  const auto& measures = run["measures"];
  return measures.contains(name) ? decimals(measures[name].get<double>()) : "";
}

int list_runs(const Options& options) {
  std::error_code none;
  if (!std::filesystem::is_directory(options.folder, none))
    throw Error(PTW_TR("app", "%1 is no folder."), {options.folder});
  auto found = nlohmann::ordered_json::array();
  for (const auto& [path, unreadable] : find_runs(options.folder, kAllLevels)) {
    nlohmann::ordered_json line = {{"path", path.string()}, {"measures", Measures()}};
    try {
      if (unreadable) throw Error(unreadable->pattern, unreadable->arguments);
      line = describe(RunFolder::open(path));
    } catch (const std::exception& problem) {
      line["status"] = "damaged";
      line["problem"] = first_line(problem);
    }
    if (is_wanted(line, options)) found.push_back(std::move(line));
  }
  if (options.json) {
    print_json(found);
    return 0;
  }
  ReportTable table{{"run", "status", "method", "step", "best", "path", "problem"}, {}};
  for (const auto& run : found)
    table.rows.push_back(
        {{run.value("name", ""), run.value("status", ""), run.value("method", ""),
          run.contains("step") ? run["step"].dump() : "", measure(run, best_metric),
          run.value("path", ""), run.value("problem", "")},
         false});
  std::cout << to_markdown(table);
  return 0;
}

}  // namespace

void add_runs(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand("runs", "List the runs below a folder");
  const auto options = std::make_shared<Options>();
  command->add_option("folder", options->folder, "Where to look")->required();
  command->add_option("--search", options->search, "Only runs with this text in what is listed");
  command->add_option("--where", options->where,
                      "Only runs with this key=value: status, method, a setting; may be repeated");
  command->add_option("--tag", options->tags, "Only runs with this tag; may be repeated");
  command->add_flag("--json", options->json, "One JSON document with everything about each run");
  command->callback([options, &run] { run = [options] { return list_runs(*options); }; });
}

}  // namespace ptw::cli
