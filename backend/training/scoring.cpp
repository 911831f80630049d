#include "training/scoring.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "model/checkpoint.h"
#include "model/generation.h"
#include "model/loss.h"
#include "model/parallel.h"
#include "text/evaluation.h"

namespace ptw {
namespace {

constexpr std::size_t kBatch = 16;

/// Indices ordered by input length, so that a batch has little padding; the longest come first, so
/// that threads end together.
std::vector<std::size_t> longest_first(std::span<const TokenizedExample> examples) {
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t i) { return examples[i].input.size(); });
  return order;
}

double majority_share(const std::vector<int>& gold) {
  std::map<int, double> counts;
  for (const int label : gold) ++counts[label];
  double most = 0;
  for (const auto& [label, count] : counts) most = std::max(most, count);
  return most / static_cast<double>(gold.size());
}

}  // namespace

int ExampleScore::predicted_label() const {
  if (label_nll.empty()) return -1;
  return static_cast<int>(std::ranges::min_element(label_nll) - label_nll.begin());
}

Scorer::Scorer(Pretrained pretrained, const Task& task, std::int64_t longest_target)
    : pretrained_(std::move(pretrained)), task_(task), longest_answer_(longest_target) {
  for (const auto& verbalization : task.verbalizer)
    label_ids_.push_back(
        encode_target_up_to(*pretrained_.tokenizer, verbalization.text, longest_target));
  if (task.is_classification()) {
    // One piece more than the longest label: a longer answer is wrong already.
    longest_answer_ = 1;
    for (const auto& ids : label_ids_)
      longest_answer_ = std::max(longest_answer_, std::ssize(ids) + 1);
  }
}

std::vector<ExampleScore> Scorer::score(const Method* method,
                                        std::span<const TokenizedExample> examples, int threads,
                                        Asked asked, const std::function<bool()>& cancelled) const {
  std::vector<ExampleScore> scores(examples.size());
  const auto order = longest_first(examples);
  const auto batches = (order.size() + kBatch - 1) / kBatch;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> abandoned = false;
  run_in_parallel(std::min(threads, static_cast<int>(batches)), [&](int) {
    for (auto batch = next++; batch < batches && !abandoned; batch = next++) {
      if (cancelled()) abandoned = true;
      std::vector<const TokenizedExample*> inputs;
      std::vector<ExampleScore*> outputs;
      for (auto i = batch * kBatch; i < std::min(order.size(), (batch + 1) * kBatch); ++i) {
        inputs.push_back(&examples[order[i]]);
        outputs.push_back(&scores[order[i]]);
      }
      score_batch(method, inputs, asked, outputs);
    }
  });
  pretrained_.model->checkpoint().require_unchanged();
  if (abandoned) scores.clear();
  return scores;
}

void Scorer::score_batch(const Method* method, std::span<const TokenizedExample* const> examples,
                         Asked asked, std::span<ExampleScore* const> scores) const {
  const torch::NoGradGuard no_gradient;
  const auto& model = *pretrained_.model;
  const auto batch = collate(examples, model.info().pad_id);
  const auto input = read_with(method, model, batch);
  if (asked.labels && !label_ids_.empty())
    score_labels(*input, examples, scores);
  else if (asked.labels && batch.labels.size(1) > 0)
    score_targets(*input, batch, examples, scores);
  if (!asked.text) return;
  const auto texts =
      generate(*input, model.info(), std::ssize(examples), {.limit = longest_answer_});
  for (std::size_t row = 0; row < scores.size(); ++row)
    scores[row]->generated = pretrained_.tokenizer->decode(texts[row]);
}

void Scorer::score_labels(const ReadInput& input, std::span<const TokenizedExample* const> examples,
                          std::span<ExampleScore* const> scores) const {
  std::vector<const std::vector<std::int64_t>*> candidates;
  for (const auto& ids : label_ids_) candidates.push_back(&ids);
  const auto labels = padded(candidates, -100).repeat({std::ssize(examples), 1});
  const auto nll = input.nll(labels).to(torch::kFloat64).view({std::ssize(examples), -1});
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const auto* values = nll[static_cast<std::int64_t>(row)].data_ptr<double>();
    auto& score = *scores[row];
    score.label_nll.assign(values, values + nll.size(1));
    if (examples[row]->label < 0) continue;
    const auto gold = static_cast<std::size_t>(examples[row]->label);
    score.target_nll = score.label_nll[gold];
    score.target_pieces = std::ssize(label_ids_[gold]);
  }
}

void Scorer::score_targets(const ReadInput& input, const TokenBatch& batch,
                           std::span<const TokenizedExample* const> examples,
                           std::span<ExampleScore* const> scores) const {
  const auto nll = input.nll(batch.labels);
  for (std::size_t row = 0; row < scores.size(); ++row) {
    scores[row]->target_nll = nll[static_cast<std::int64_t>(row)].item<double>();
    scores[row]->target_pieces = std::ssize(examples[row]->target);
  }
}

Asked Scorer::asked_by_metric() const {
  const bool text = judges_text(task_);
  return {!text, text};
}

double Scorer::metric(std::span<const ExampleScore> scores,
                      std::span<const Example> examples) const {
  return evaluate(scores, examples).metrics.at(task_.metric);
}

Evaluation Scorer::evaluate(std::span<const ExampleScore> scores,
                            std::span<const Example> examples) const {
  Evaluation evaluation;
  std::vector<int> predicted, gold;
  std::vector<std::string> generated;
  double nll = 0;
  std::int64_t pieces = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    nll += scores[i].target_nll;
    pieces += scores[i].target_pieces;
    predicted.push_back(scores[i].predicted_label());
    gold.push_back(examples[i].label);
    generated.push_back(scores[i].generated);
  }
  evaluation.loss = nll / static_cast<double>(std::max<std::int64_t>(pieces, 1));
  evaluation.metric = task_.metric;
  evaluation.examples = std::ssize(scores);
  evaluation.metrics = task_metrics(task_, predicted, generated, examples.first(scores.size()));
  if (task_.is_classification()) evaluation.majority = majority_share(gold);
  return evaluation;
}

Prediction Scorer::describe(const ExampleScore& score) const {
  Prediction prediction;
  prediction.generated = score.generated;
  if (score.label_nll.empty()) return prediction;
  const double best = *std::ranges::min_element(score.label_nll);
  double total = 0;
  for (const auto nll : score.label_nll) total += std::exp(best - nll);
  for (std::size_t i = 0; i < score.label_nll.size(); ++i)
    prediction.labels.push_back({task_.verbalizer[i].label, task_.verbalizer[i].text,
                                 std::exp(best - score.label_nll[i]) / total});
  return prediction;
}

}  // namespace ptw
