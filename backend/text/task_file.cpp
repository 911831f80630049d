#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string_view>
#include <utility>

#include "files/json_text.h"
#include "files/read_file.h"
#include "report/message.h"
#include "text/evaluation.h"
#include "text/task.h"
#include "text/task_format.h"
#include "text/text_template.h"
#include "text/unicode.h"

namespace ptw {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t largest_file = 1u << 20;
constexpr std::array<std::string_view, 9> keys = {
    "name", "description", "format", "data", "input", "label", "verbalizer", "target", "metric"};
constexpr std::array<std::string_view, 3> splits = {"train", "dev", "test"};

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

Json parse(const std::filesystem::path& file) {
  const auto text = read_file(file, largest_file);
  auto reading = read_json<Json>(text);
  if (reading.problem.fault != JsonFault::none) refuse_json(file, text, reading.problem);
  if (reading.value.is_object()) return std::move(reading.value);
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
    const auto* format = this->format();
    if (format) task.format = format->name;
    task.input_template = has("input") || !format ? text_with_fields("input") : format->input;
    set_target(task, format);
    task.metric = has("metric") || !format ? text("metric") : format->metric;
    check_metric(task);
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
    std::set<std::string, std::less<>> names, texts;
    for (const auto& [label, stored] : object("verbalizer").items()) {
      labels.push_back({composed(label), as_text(label, stored)});
      if (!names.insert(labels.back().label).second)
        refuse(PTW_TR("text", "%1: the verbalizer has the label \"%2\" twice. Remove one."),
               {labels.back().label});
      if (!texts.emplace(trim(labels.back().text)).second)
        refuse(PTW_TR("text",
                      "%1: two labels of the verbalizer have the text \"%2\", so the answer "
                      "would not tell them apart. Change one."),
               {labels.back().text});
    }
    return labels;
  }

  /// The format that the file names; null without one.
  [[nodiscard]] const TaskFormat* format() const {
    if (!has("format")) return nullptr;
    if (const auto* known = find_task_format(text("format"))) return known;
    std::vector<std::string_view> names;
    for (const auto& known : task_formats()) names.push_back(known.name);
    refuse(PTW_TR("text", "%1: there is no format \"%2\"; there are: %3."),
           {text("format"), listed(names)});
  }

  /// Label and verbalizer, or a target; what the file leaves out is the format's.
  void set_target(Task& task, const TaskFormat* format) const {
    const bool labelled = has("label") || has("verbalizer");
    if (labelled && has("target"))
      refuse(PTW_TR("text",
                    "%1 has both a \"target\" and a \"label\" with a "
                    "\"verbalizer\". Remove one of the two."));
    if (labelled || (format && !format->verbalizer.empty() && !has("target"))) {
      const bool known = format && !format->verbalizer.empty();
      task.label_field = has("label") || !known ? text("label") : format->label;
      task.verbalizer = has("verbalizer") || !known ? verbalizer() : format->verbalizer;
    } else {
      task.target_template = has("target") || !format ? text_with_fields("target") : format->target;
    }
  }

  void check_metric(const Task& task) const {
    const auto known = fitting_metrics(task);
    if (contains(known, task.metric)) return;
    if (!is_metric(task.metric))
      refuse(PTW_TR("text", "%1: there is no metric \"%2\"; there are: %3."),
             {task.metric, listed(known)});
    if (task.metric == "accuracy" || task.metric == "macro_f1")
      refuse(PTW_TR("text",
                    "%1: the metric %2 needs a \"label\" and a \"verbalizer\". Add them, or "
                    "choose one of: %3."),
             {task.metric, listed(known)});
    refuse(PTW_TR("text", "%1: the metric %2 does not fit this task. Choose one of: %3."),
           {task.metric, listed(known)});
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

}  // namespace

Task open_task(const std::filesystem::path& file) {
  return TaskFile(file).read();
}

}  // namespace ptw
