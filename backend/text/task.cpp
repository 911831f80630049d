#include "text/task.h"

#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/table.h"
#include "text/task_format.h"
#include "text/text_template.h"
#include "text/unicode.h"

namespace ptw {
namespace {

/// Turns the rows of one data file into examples.
class ExampleMaker {
 public:
  ExampleMaker(const Task& task, const std::filesystem::path& data, bool training)
      : task_(task),
        format_(find_task_format(task.format)),
        data_(data),
        training_(training),
        input_(task.input_template, task.file.string()),
        target_(task.target_template, task.file.string()),
        places_(input_.fields()),
        budget_(data) {
    for (std::size_t i = 0; i < task.verbalizer.size(); ++i)
      labels_.emplace(task.verbalizer[i].label, static_cast<int>(i));
  }

  /// Of the format, or plain rows.
  void read() {
    FieldNames names;
    const auto use = [this](const Row& row) { add(row); };
    format_ ? format_->read(data_, names, use) : read_rows(data_, names, use);
  }

  /// The examples. Throws Error when some of them have a label and others have none, or, unless
  /// `unlabelled` will do, when all have none.
  std::vector<Example> take(bool unlabelled) {
    if (examples_.empty()) refuse_empty(data_);
    if (first_unlabelled_ && has_labels_)
      refuse_line(PTW_TR("text",
                         "%1, line %2: this line has no label, though others have one. Add it, or "
                         "leave the line out."),
                  data_, *first_unlabelled_);
    if (first_unlabelled_ && !unlabelled)
      throw Error(PTW_TR("text",
                         "%1 has no labels, as it is with published test files: it can be read, "
                         "but not scored or learned from. Choose a file with labels."),
                  {data_.string()});
    return std::move(examples_);
  }

 private:
  /// What `row` is for training, or for being judged by.
  void add(const Row& row) {
    if (!row.is_labelled && (!task_.is_classification() || task_.label_field == format_->label)) {
      if (!first_unlabelled_) first_unlabelled_ = row.line;
      auto example = example_of(row);
      example.is_labelled = false;
      return keep(std::move(example));
    }
    has_labels_ = true;
    if (task_.is_classification()) return keep(classified(row));
    if (training_ && !row.is_right) return;
    auto targets = targets_of(row);
    if (training_) {
      for (auto& target : targets) keep(example_of(row), std::move(target));
      return;
    }
    auto example = example_of(row);
    example.target = targets.front();
    if (targets.size() > 1) example.references = std::move(targets);
    keep(std::move(example));
  }

  void keep(Example example, std::string target) {
    example.target = std::move(target);
    keep(std::move(example));
  }

  void keep(Example example) {
    // Twice: while the list grows there are two of it.
    auto bytes = 2 * sizeof(Example) + example.input.size() + example.target.size();
    for (const auto& text : example.references) bytes += sizeof text + text.size();
    budget_.charge(bytes);
    examples_.push_back(std::move(example));
  }

  [[nodiscard]] Example example_of(const Row& row) const {
    const auto field = [&](const std::string& name) { return row.field(data_, name); };
    Example example;
    example.input = input_.fill([&](const std::string& name) { return std::string(field(name)); });
    if (places_.size() == 1) {
      example.typed_begin = input_.first_place();
      example.typed_length = field(places_.front()).size();
    }
    example.group = row.group;
    example.is_right = row.is_right;
    return example;
  }

  [[nodiscard]] Example classified(const Row& row) const {
    auto example = example_of(row);
    const auto label = row.field(data_, task_.label_field);
    const auto known = labels_.find(composed(label));
    if (known == labels_.end()) refuse_label(row, label);
    example.label = known->second;
    example.target = task_.verbalizer[static_cast<std::size_t>(known->second)].text;
    return example;
  }

  [[noreturn]] void refuse_label(const Row& row, std::string_view label) const {
    std::string labels;
    for (const auto& known : task_.verbalizer)
      labels.append(labels.empty() ? "" : ", ").append(known.label);
    refuse_line(PTW_TR("text",
                       "%1, line %2: the label \"%3\" is not in the verbalizer of %4, which "
                       "has: %5. Add it there or correct the line."),
                data_, row.line, {std::string(label), task_.file.string(), labels});
  }

  /// The template filled with every reference, or once.
  [[nodiscard]] std::vector<std::string> targets_of(const Row& row) const {
    const auto filled = [&](const std::string* reference) {
      return target_.fill([&](const std::string& name) {
        if (reference && name == format_->reference) return *reference;
        return std::string(row.field(data_, name));
      });
    };
    std::vector<std::string> targets;
    for (const auto& reference : row.references) targets.push_back(filled(&reference));
    if (targets.empty()) targets.push_back(filled(nullptr));
    return targets;
  }

  const Task& task_;
  const TaskFormat* format_;  ///< null: plain rows
  const std::filesystem::path& data_;
  bool training_;
  TextTemplate input_;
  TextTemplate target_;
  std::vector<std::string> places_;  ///< of the input
  std::map<std::string, int, std::less<>> labels_;
  MemoryBudget budget_;
  std::vector<Example> examples_;
  std::optional<std::size_t> first_unlabelled_;  ///< its line
  bool has_labels_ = false;
};

}  // namespace

std::vector<Example> Task::read(const std::string& split, bool unlabelled) const {
  const auto found = data.find(split);
  if (found == data.end())
    throw Error(PTW_TR("text", "%1 names no data for \"%2\". Add the file under \"data\"."),
                {file.string(), split});
  ExampleMaker maker(*this, found->second, split == "train");
  maker.read();
  return maker.take(unlabelled);
}

std::string Task::format_input(const std::string& typed) const {
  return example_of(typed).input;
}

Example Task::example_of(const std::string& typed) const {
  const TextTemplate input(input_template, file.string());
  Example example;
  example.input = typed;
  if (input.fields().size() > 1) return example;
  example.input = input.fill([&](const std::string&) { return typed; });
  example.typed_begin = input.first_place();
  example.typed_length = typed.size();
  return example;
}

}  // namespace ptw
