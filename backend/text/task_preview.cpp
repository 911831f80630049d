#include "text/task_preview.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "text/draft_check.h"
#include "text/draft_data.h"
#include "text/evaluation.h"
#include "text/task_guess.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::size_t shown_examples = 5;

std::string filled(const TextTemplate& pattern, const DraftPart& part, const Row& row) {
  return pattern.fill(
      [&](const std::string& name) { return std::string(row.field(part.table->file, name)); });
}

/// Looks at one draft.
class Previewer {
 public:
  Previewer(const TaskDraft& draft, TableCache& cache) {
    report_.draft = draft;
    if (draft.is_new) guess_files(report_.draft);
    parts_ = read_draft(report_.draft, cache, report_.problems);
    if (draft.is_new) guess_fields(report_.draft, parts_);
    report_.draft.is_new = false;
  }

  TaskPreview look() {
    complete_metric();
    check_names(report_.draft, report_.problems);
    if (parts_.empty()) return std::move(report_);
    count_rows();
    if (report_.train == 0) return std::move(report_);
    report_.columns = columns_of(parts_);
    complete_verbalizer();
    check_templates();
    show_examples();
    if (report_.draft.is_classification) count_labels();
    return std::move(report_);
  }

  [[nodiscard]] std::vector<std::string> inputs(std::size_t most) {
    std::vector<std::string> texts;
    check_input();
    if (!input_) return texts;
    const auto& train = parts_.front();
    for (std::size_t i = 0; i < std::min(most, train.rows.size()); ++i)
      texts.push_back(filled(*input_, train, *train.rows[i]));
    return texts;
  }

 private:
  /// Another metric where the draft's does not fit.
  void complete_metric() {
    auto& draft = report_.draft;
    Task task;
    if (draft.is_classification) task.verbalizer.push_back({});
    for (const auto metric : fitting_metrics(task)) report_.metrics.emplace_back(metric);
    if (std::ranges::find(report_.metrics, draft.metric) == report_.metrics.end())
      draft.metric = draft.is_classification ? "accuracy" : "rougeL";
  }

  void count_rows() {
    for (const auto& part : parts_) {
      auto& count = part.split == "train" ? report_.train
                    : part.split == "dev" ? report_.dev
                                          : report_.test;
      count = part.rows.size();
    }
    if (report_.train == 0)
      report_.problems.push_back({PTW_TR("text",
                                         "%1 holds only one example, so none can be held out. "
                                         "Choose a dev file, or add examples."),
                                  {report_.draft.train.string()}});
  }

  /// A text for every label of the data; others go.
  void complete_verbalizer() {
    auto& draft = report_.draft;
    const auto given = std::exchange(draft.verbalizer, {});
    if (!draft.is_classification || draft.label_field.empty()) return;
    const auto labels = values_of(parts_, draft.label_field);
    if (labels.size() > most_labels) return;
    for (const auto& label : labels) {
      const auto known = std::ranges::find(given, label, &LabelText::label);
      draft.verbalizer.push_back({label, known == given.end() ? label : known->text});
    }
  }

  void check_input() {
    if (!parts_.empty())
      input_ = sound_template(report_.draft.input_template,
                              PTW_TR("text",
                                     "Say what the model reads: a text with a column's "
                                     "name in braces."),
                              parts_, report_.problems);
  }

  void check_templates() {
    check_input();
    if (report_.draft.is_classification)
      check_labels(report_.draft, parts_, report_.problems);
    else
      target_ = sound_template(report_.draft.target_template,
                               PTW_TR("text",
                                      "Say what the model shall write: a text with a "
                                      "column's name in braces."),
                               parts_, report_.problems);
  }

  void show_examples() {
    const auto& train = parts_.front();
    const auto count = std::min(shown_examples, train.rows.size());
    for (std::size_t i = 0; input_ && i < count; ++i) {
      const auto& row = *train.rows[i * train.rows.size() / count];
      TaskExample example;
      example.input = filled(*input_, train, row);
      if (target_) example.target = filled(*target_, train, row);
      if (report_.draft.is_classification) label(row, example);
      report_.examples.push_back(std::move(example));
    }
  }

  void label(const Row& row, TaskExample& example) const {
    const auto found = row.fields.find(report_.draft.label_field);
    if (!found) return;
    example.label = composed(*found);
    const auto known =
        std::ranges::find(report_.draft.verbalizer, example.label, &LabelText::label);
    if (known != report_.draft.verbalizer.end()) example.target = known->text;
  }

  void count_labels() {
    std::map<std::string, std::size_t> counts;
    for (const auto* row : parts_.front().rows)
      if (const auto found = row->fields.find(report_.draft.label_field))
        ++counts[composed(*found)];
    for (const auto& [label, text] : report_.draft.verbalizer) {
      const auto count = counts[label];
      report_.labels.push_back({label, count});
      report_.majority = std::max(report_.majority,
                                  static_cast<double>(count) / static_cast<double>(report_.train));
      if (count == 0)
        report_.remarks.push_back(
            {PTW_TR("text", "The label \"%1\" has no training examples: it cannot be learned."),
             {label}});
    }
  }

  TaskPreview report_;
  std::vector<DraftPart> parts_;
  std::optional<TextTemplate> input_;
  std::optional<TextTemplate> target_;
};

}  // namespace

TaskPreview preview(const TaskDraft& draft, TableCache& cache) {
  return Previewer(draft, cache).look();
}

TaskPreview preview(const TaskDraft& draft) {
  TableCache cache;
  return preview(draft, cache);
}

std::vector<std::string> training_inputs(const TaskDraft& draft, TableCache& cache,
                                         std::size_t most) {
  return Previewer(draft, cache).inputs(most);
}

}  // namespace ptw
