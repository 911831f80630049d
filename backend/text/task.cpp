#include "text/task.h"

#include <algorithm>
#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "files/read_file.h"
#include "report/message.h"
#include "text/table.h"
#include "text/text_template.h"
#include "text/unicode.h"

namespace ptw {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largest_file = 16u << 20;
constexpr std::array<std::string_view, 8> keys = {"name",  "description", "data",   "input",
                                                  "label", "verbalizer",  "target", "metric"};
constexpr std::array<std::string_view, 3> splits = {"train", "dev", "test"};
constexpr std::array<std::string_view, 4> classification_metrics = {"accuracy", "macro_f1",
                                                                    "exact_match", "token_f1"};
constexpr std::array<std::string_view, 2> generation_metrics = {"exact_match", "token_f1"};

template <class Names>
std::string listed(const Names& names) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::ranges::end(names);
}

std::size_t line_of(std::string_view text, std::size_t byte) {
  return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, byte), '\n'));
}

Json parse(const std::filesystem::path& file) {
  const auto text = read_file(file, largest_file);
  try {
    if (auto json = Json::parse(text); json.is_object()) return json;
  } catch (const Json::parse_error& problem) {
    throw Error(PTW_TR("text",
                       "%1, line %2: this is not JSON. Check commas, quotation marks and "
                       "braces there."),
                {file.string(), std::to_string(line_of(text, problem.byte))});
  } catch (const Json::exception&) {
  }
  throw Error(PTW_TR("text", "%1 is no task file: it must hold one JSON object."), {file.string()});
}

/// One task file while it is read.
class TaskFile {
 public:
  explicit TaskFile(std::filesystem::path file) : file_(std::move(file)), json_(parse(file_)) {
    check_names(json_, keys);
  }

  [[nodiscard]] Task read() const {
    Task task;
    task.file = file_;
    task.name = has("name") ? text("name") : file_.stem().string();
    if (has("description")) task.description = text("description");
    task.input_template = text_with_fields("input");
    if (has("label") || has("verbalizer")) {
      if (has("target"))
        refuse(PTW_TR("text",
                      "%1 has both a \"target\" and a \"label\" with a "
                      "\"verbalizer\". Remove one of the two."));
      task.label_field = text("label");
      task.verbalizer = verbalizer();
    } else {
      task.target_template = text_with_fields("target");
    }
    task.metric = metric(task.is_classification());
    task.data = data();
    return task;
  }

 private:
  [[noreturn]] void refuse(std::string pattern, std::vector<std::string> further = {}) const {
    further.insert(further.begin(), file_.string());
    throw Error(std::move(pattern), std::move(further));
  }

  template <class Names>
  void check_names(const Json& object, const Names& known) const {
    for (const auto& [name, value] : object.items())
      if (!contains(known, name))
        refuse(PTW_TR("text", "%1: \"%2\" is not known here; known are: %3."),
               {name, listed(known)});
  }

  [[nodiscard]] bool has(const char* key) const { return json_.contains(key); }

  [[nodiscard]] const Json& value(const char* key) const {
    if (!has(key)) refuse(PTW_TR("text", "%1 does not say \"%2\". Add it."), {key});
    return json_.at(key);
  }

  [[nodiscard]] std::string as_text(const std::string& key, const Json& stored) const {
    if (!stored.is_string() || trim(stored.get_ref<const std::string&>()).empty())
      refuse(PTW_TR("text", "%1: \"%2\" must be a text in quotation marks, and not empty."), {key});
    return stored.get<std::string>();
  }

  [[nodiscard]] std::string text(const char* key) const { return as_text(key, value(key)); }

  [[nodiscard]] const Json& object(const char* key) const {
    const Json& stored = value(key);
    if (!stored.is_object() || stored.empty())
      refuse(PTW_TR("text", "%1: \"%2\" must be an object in braces, and not empty."), {key});
    return stored;
  }

  [[nodiscard]] std::string text_with_fields(const char* key) const {
    auto pattern = text(key);
    if (TextTemplate(pattern, file_.string()).fields().empty())
      refuse(PTW_TR("text",
                    "%1: \"%2\" names no field, so all examples would be alike. Write the "
                    "name of a field in braces, for example {text}."),
             {key});
    return pattern;
  }

  [[nodiscard]] std::vector<Verbalization> verbalizer() const {
    std::vector<Verbalization> labels;
    std::set<std::string, std::less<>> texts;
    for (const auto& [label, stored] : object("verbalizer").items()) {
      labels.push_back({label, as_text(label, stored)});
      if (!texts.emplace(trim(labels.back().text)).second)
        refuse(PTW_TR("text",
                      "%1: two labels of the verbalizer have the text \"%2\", so the answer "
                      "would not tell them apart. Change one."),
               {labels.back().text});
    }
    return labels;
  }

  [[nodiscard]] std::string metric(bool classification) const {
    auto name = text("metric");
    const std::span<const std::string_view> known =
        classification ? std::span<const std::string_view>(classification_metrics)
                       : std::span<const std::string_view>(generation_metrics);
    if (contains(known, name)) return name;
    if (contains(classification_metrics, name))
      refuse(PTW_TR("text",
                    "%1: the metric %2 needs a \"label\" and a \"verbalizer\". Add them, or "
                    "choose one of: %3."),
             {name, listed(known)});
    refuse(PTW_TR("text", "%1: there is no metric \"%2\"; there are: %3."), {name, listed(known)});
  }

  [[nodiscard]] std::map<std::string, std::filesystem::path> data() const {
    std::map<std::string, std::filesystem::path> files;
    check_names(object("data"), splits);
    for (const auto& [split, stored] : object("data").items())
      files[split] = file_.parent_path() / as_text(split, stored);
    return files;
  }

  std::filesystem::path file_;
  Json json_;
};

[[noreturn]] void refuse_label(const Task& task, const Table& table, const Row& row) {
  std::vector<std::string> labels;
  for (const auto& known : task.verbalizer) labels.push_back(known.label);
  throw Error(PTW_TR("text",
                     "%1, line %2: the label \"%3\" is not in the verbalizer of %4, which "
                     "has: %5. Add it there or correct the line."),
              {table.file.string(), std::to_string(row.line), table.field(row, task.label_field),
               task.file.string(), listed(labels)});
}

/// Sets label and target of a classification example.
void classify(const Task& task, const Table& table, const Row& row, Example& example) {
  const auto& label = table.field(row, task.label_field);
  const auto found = std::ranges::find(task.verbalizer, label, &Verbalization::label);
  if (found == task.verbalizer.end()) refuse_label(task, table, row);
  example.label = static_cast<int>(found - task.verbalizer.begin());
  example.target = found->text;
}

}  // namespace

std::vector<Example> Task::read(const std::string& split) const {
  const auto found = data.find(split);
  if (found == data.end())
    throw Error(PTW_TR("text", "%1 names no data for \"%2\". Add the file under \"data\"."),
                {file.string(), split});
  const Table table = read_table(found->second);
  const TextTemplate input(input_template, file.string());
  const TextTemplate target(target_template, file.string());
  std::vector<Example> examples;
  examples.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    const auto field = [&](const std::string& key) { return table.field(row, key); };
    Example& example = examples.emplace_back();
    example.input = input.fill(field);
    const auto places = input.fields();
    example.typed = places.size() == 1 ? field(places.front()) : example.input;
    if (is_classification())
      classify(*this, table, row, example);
    else
      example.target = target.fill(field);
  }
  return examples;
}

std::string Task::format_input(const std::string& typed) const {
  const TextTemplate input(input_template, file.string());
  if (input.fields().size() > 1) return typed;
  return input.fill([&](const std::string&) { return typed; });
}

Task open_task(const std::filesystem::path& file) {
  return TaskFile(file).read();
}

}  // namespace ptw
