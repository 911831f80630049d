#include "text/task.h"

#include <algorithm>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/table.h"
#include "text/task_format.h"
#include "text/text_template.h"

namespace ptw {
namespace {

[[noreturn]] void refuse_label(const Task& task, const Table& table, const Row& row) {
  std::string labels;
  for (const auto& known : task.verbalizer)
    labels.append(labels.empty() ? "" : ", ").append(known.label);
  throw Error(PTW_TR("text",
                     "%1, line %2: the label \"%3\" is not in the verbalizer of %4, which "
                     "has: %5. Add it there or correct the line."),
              {table.file.string(), std::to_string(row.line), table.field(row, task.label_field),
               task.file.string(), labels});
}

/// Sets label and target of a classification example.
void classify(const Task& task, const Table& table, const Row& row, Example& example) {
  const auto& label = table.field(row, task.label_field);
  const auto found = std::ranges::find(task.verbalizer, label, &Verbalization::label);
  if (found == task.verbalizer.end()) refuse_label(task, table, row);
  example.label = static_cast<int>(found - task.verbalizer.begin());
  example.target = found->text;
}

/// Turns the rows of one table into examples.
class ExampleMaker {
 public:
  ExampleMaker(const Task& task, const Table& table)
      : task_(task),
        table_(table),
        input_(task.input_template, task.file.string()),
        target_(task.target_template, task.file.string()) {}

  /// Appends what `row` is for training, or for being judged by.
  void add(const Row& row, bool training, std::vector<Example>& examples) const {
    if (task_.is_classification()) {
      examples.push_back(example_of(row));
      classify(task_, table_, row, examples.back());
      return;
    }
    if (training && !row.is_right) return;
    auto targets = targets_of(row);
    if (training) {
      for (auto& target : targets) {
        examples.push_back(example_of(row));
        examples.back().target = std::move(target);
      }
      return;
    }
    examples.push_back(example_of(row));
    examples.back().target = targets.front();
    if (targets.size() > 1) examples.back().references = std::move(targets);
  }

 private:
  [[nodiscard]] Example example_of(const Row& row) const {
    const auto field = [&](const std::string& name) { return table_.field(row, name); };
    Example example;
    example.input = input_.fill(field);
    const auto places = input_.fields();
    example.typed = places.size() == 1 ? field(places.front()) : example.input;
    example.group = row.group;
    example.is_right = row.is_right;
    return example;
  }

  /// The template filled with every reference, or once.
  [[nodiscard]] std::vector<std::string> targets_of(const Row& row) const {
    std::vector<std::string> targets;
    for (const auto& reference : row.references)
      targets.push_back(target_.fill([&](const std::string& name) {
        return name == table_.reference_field ? reference : table_.field(row, name);
      }));
    if (targets.empty())
      targets.push_back(
          target_.fill([&](const std::string& name) { return table_.field(row, name); }));
    return targets;
  }

  const Task& task_;
  const Table& table_;
  TextTemplate input_;
  TextTemplate target_;
};

}  // namespace

std::vector<Example> Task::read(const std::string& split) const {
  const auto found = data.find(split);
  if (found == data.end())
    throw Error(PTW_TR("text", "%1 names no data for \"%2\". Add the file under \"data\"."),
                {file.string(), split});
  const auto* known = find_task_format(format);
  const Table table = known ? known->read(found->second) : read_table(found->second);
  const ExampleMaker maker(*this, table);
  std::vector<Example> examples;
  examples.reserve(table.rows.size());
  for (const auto& row : table.rows) maker.add(row, split == "train", examples);
  if (examples.empty()) refuse_empty(found->second);
  return examples;
}

std::string Task::format_input(const std::string& typed) const {
  const TextTemplate input(input_template, file.string());
  if (input.fields().size() > 1) return typed;
  return input.fill([&](const std::string&) { return typed; });
}

}  // namespace ptw
