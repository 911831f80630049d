// Which metrics a task has, and what they are for a model's answers.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/task.h"

namespace ptw {

/// The metrics that may decide: of a classification accuracy, macro_f1, exact_match and token_f1,
/// and for the format "multirc" f1a and multirc_em; of generation exact_match, squad_em, token_f1,
/// bleu, rouge1, rouge2, rougeL and chrf; of the format "wsc", generated, accuracy alone.
std::vector<std::string_view> fitting_metrics(const Task& task);

/// Whether `metric` is one of any task.
bool is_metric(std::string_view metric);

/// Whether the task's metric is about what the model writes; otherwise the likelihood of the labels
/// is enough.
bool judges_text(const Task& task);

/// All metrics that fit the task, 0..1; of a classification without token_f1 unless it decides.
/// `labels` are indices into the verbalizer, negative where nothing was predicted; all three spans
/// run in parallel and are not empty. With several references the best counts.
std::map<std::string, double> task_metrics(const Task& task, std::span<const int> labels,
                                           std::span<const std::string> generated,
                                           std::span<const Example> examples);

/// Whether one answer is right: its label is, where the metric goes by labels, else its text (after
/// SQuAD's normalisation for squad_em; WSC as T5 counts it).
bool is_right(const Task& task, int label, const std::string& generated, const Example& example);

}  // namespace ptw
