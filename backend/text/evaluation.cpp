#include "text/evaluation.h"

#include <algorithm>
#include <array>

#include "text/bleu.h"
#include "text/chrf.h"
#include "text/metrics.h"
#include "text/rouge.h"
#include "text/superglue.h"

namespace ptw {
namespace {

using Metrics = std::map<std::string, double>;
using Names = std::vector<std::string_view>;

const Names of_labels = {"accuracy", "macro_f1", "exact_match", "token_f1"};
const Names of_multirc = {"accuracy", "macro_f1", "f1a", "multirc_em", "exact_match", "token_f1"};
const Names of_wsc = {"accuracy"};
const Names of_texts = {"exact_match", "squad_em", "token_f1", "bleu",
                        "rouge1",      "rouge2",   "rougeL",   "chrf"};

bool is_multirc(const Task& task) {
  return task.is_classification() && task.format == "multirc";
}

bool is_generated_wsc(const Task& task) {
  return !task.is_classification() && task.format == "wsc";
}

const Names& names(const Task& task) {
  if (is_generated_wsc(task)) return of_wsc;
  if (is_multirc(task)) return of_multirc;
  return task.is_classification() ? of_labels : of_texts;
}

std::vector<std::vector<std::string>> references_of(std::span<const Example> examples) {
  std::vector<std::vector<std::string>> references;
  for (const auto& example : examples)
    references.push_back(example.references.empty() ? std::vector{example.target}
                                                    : example.references);
  return references;
}

/// T5's: the example's noun is said to be the referent when the answer means it.
double wsc_accuracy(std::span<const std::string> generated, std::span<const Example> examples) {
  std::vector<int> said, gold;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const bool answered = names_something(generated[i]);
    said.push_back(answered ? names_referent(generated[i], examples[i].target) : -1);
    gold.push_back(examples[i].is_right);
  }
  return accuracy(said, gold);
}

void add_multirc(Metrics& metrics, const Task& task, std::span<const int> labels,
                 std::span<const int> gold, std::span<const Example> examples) {
  const auto yes = std::ranges::find(task.verbalizer, "1", &Verbalization::label);
  std::vector<std::string> questions;
  for (const auto& example : examples) questions.push_back(example.group);
  metrics["f1a"] = binary_f1(labels, gold, static_cast<int>(yes - task.verbalizer.begin()));
  metrics["multirc_em"] = group_match(labels, gold, questions);
}

void add_text_metrics(Metrics& metrics, std::span<const std::string> generated,
                      std::span<const std::vector<std::string>> references) {
  metrics["squad_em"] = squad_exact_match(generated, references);
  metrics["bleu"] = bleu(generated, references);
  metrics["rouge1"] = rouge_n(1, generated, references);
  metrics["rouge2"] = rouge_n(2, generated, references);
  metrics["rougeL"] = rouge_l(generated, references);
  metrics["chrf"] = chrf(generated, references);
}

}  // namespace

std::vector<std::string_view> fitting_metrics(const Task& task) {
  return names(task);
}

bool is_metric(std::string_view metric) {
  return std::ranges::any_of(std::array{&of_multirc, &of_texts}, [metric](const Names* known) {
    return std::ranges::find(*known, metric) != known->end();
  });
}

bool judges_text(const Task& task) {
  return !task.is_classification() || task.metric == "exact_match" || task.metric == "token_f1";
}

Metrics task_metrics(const Task& task, std::span<const int> labels,
                     std::span<const std::string> generated, std::span<const Example> examples) {
  if (is_generated_wsc(task)) return {{"accuracy", wsc_accuracy(generated, examples)}};
  Metrics metrics;
  const auto references = references_of(examples);
  metrics["exact_match"] = exact_match(generated, references);
  if (!task.is_classification() || task.metric == "token_f1")
    metrics["token_f1"] = token_f1(generated, references);
  if (!task.is_classification()) {
    add_text_metrics(metrics, generated, references);
    return metrics;
  }
  std::vector<int> gold;
  for (const auto& example : examples) gold.push_back(example.label);
  metrics["accuracy"] = accuracy(labels, gold);
  metrics["macro_f1"] = macro_f1(labels, gold);
  if (is_multirc(task)) add_multirc(metrics, task, labels, gold, examples);
  return metrics;
}

bool is_right(const Task& task, int label, const std::string& generated, const Example& example) {
  const std::span said(&generated, 1);
  const std::span one(&example, 1);
  if (is_generated_wsc(task)) return wsc_accuracy(said, one) == 1;
  if (!judges_text(task)) return label == example.label;
  const auto references = references_of(one);
  return (task.metric == "squad_em" ? squad_exact_match(said, references)
                                    : exact_match(said, references)) == 1;
}

}  // namespace ptw
