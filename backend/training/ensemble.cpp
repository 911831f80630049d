#include "training/ensemble.h"

#include <algorithm>
#include <atomic>
#include <numeric>

#include "model/checkpoint.h"
#include "model/loss.h"
#include "model/parallel.h"
#include "report/message.h"
#include "text/evaluation.h"

namespace ptw {
namespace {

constexpr std::size_t kRows = 64;  // of a batch, at most, if one example's are not more

/// What goes through the model at once: the batch once for every one of its members.
struct Shared {
  const FrozenModel* reader;
  LayerConditioning layers;
  std::vector<torch::Tensor> embeddings, masks;
  std::vector<std::size_t> members;
};

bool is_plain(const LayerConditioning& layers) {
  const auto& prefix = layers.prefix;
  return !layers.adapter && prefix.encoder_attention.empty() && prefix.decoder_attention.empty() &&
         prefix.cross_attention.empty();
}

std::vector<Shared> batches(std::span<const std::shared_ptr<const Method>> members,
                            const FrozenModel& model, const TokenBatch& batch) {
  std::vector<Shared> all;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto& reader = members[i]->reader(model);
    const auto input = members[i]->condition(reader, batch, {});
    auto place = std::ranges::find_if(all, [&](const Shared& shared) {
      return shared.reader == &reader && is_plain(shared.layers) && is_plain(input.layers) &&
             shared.masks.front().size(1) == input.mask.size(1);
    });
    if (place == all.end())
      place = all.insert(all.end(), Shared{&reader, input.layers, {}, {}, {}});
    place->embeddings.push_back(input.embeddings);
    place->masks.push_back(input.mask);
    place->members.push_back(i);
  }
  return all;
}

}  // namespace

int Ballot::choice(std::size_t prompt) const {
  return static_cast<int>(std::ranges::min_element(label_nll[prompt]) - label_nll[prompt].begin());
}

int Ballot::vote() const {
  // By votes, then by likelihood, then in the order of the labels.
  std::vector<std::pair<std::int64_t, double>> standing(label_nll.front().size());
  for (std::size_t prompt = 0; prompt < label_nll.size(); ++prompt) {
    --standing[static_cast<std::size_t>(choice(prompt))].first;
    for (std::size_t label = 0; label < standing.size(); ++label)
      standing[label].second += label_nll[prompt][label];
  }
  return static_cast<int>(std::ranges::min_element(standing) - standing.begin());
}

double EnsembleReport::mean(const std::string& name) const {
  double sum = 0;
  for (const auto& single : singles) sum += single.at(name);
  return sum / static_cast<double>(singles.size());
}

std::size_t EnsembleReport::best(const std::string& name) const {
  const auto value = [&](const std::map<std::string, double>& single) { return single.at(name); };
  return static_cast<std::size_t>(std::ranges::max_element(singles, {}, value) - singles.begin());
}

Ensemble::Ensemble(Pretrained pretrained, const Task& task,
                   std::vector<std::shared_ptr<const Method>> members, std::int64_t longest_target)
    : pretrained_(std::move(pretrained)), task_(task), members_(std::move(members)) {
  if (!task.is_classification())
    throw Error(PTW_TR("training",
                       "The task in %1 has no labels to vote on. Choose a classification task."),
                {task.file.string()});
  if (members_.empty())
    throw Error(PTW_TR("training", "An ensemble needs at least one adapter. Name some."));
  std::vector<std::vector<std::int64_t>> labels;
  for (const auto& verbalization : task.verbalizer)
    labels.push_back(
        encode_target_up_to(*pretrained_.tokenizer, verbalization.text, longest_target));
  std::vector<const std::vector<std::int64_t>*> rows;
  for (const auto& ids : labels) rows.push_back(&ids);
  labels_ = padded(rows, -100);
}

std::vector<Ballot> Ensemble::score(std::span<const TokenizedExample> examples, int threads,
                                    const std::function<bool()>& cancelled) const {
  std::vector<Ballot> ballots(examples.size());
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return examples[i].input.size(); });
  const auto size = std::max<std::size_t>(1, kRows / members_.size());
  const auto count = (order.size() + size - 1) / size;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> abandoned = false;
  run_in_parallel(std::min(threads, static_cast<int>(count)), [&](int) {
    for (auto batch = next++; batch < count && !abandoned; batch = next++) {
      if (cancelled()) abandoned = true;
      std::vector<const TokenizedExample*> inputs;
      std::vector<Ballot*> outputs;
      for (auto i = batch * size; i < std::min(order.size(), (batch + 1) * size); ++i) {
        inputs.push_back(&examples[order[i]]);
        outputs.push_back(&ballots[order[i]]);
      }
      score_batch(inputs, outputs);
    }
  });
  pretrained_.model->checkpoint().require_unchanged();
  if (abandoned) ballots.clear();
  return ballots;
}

void Ensemble::score_batch(std::span<const TokenizedExample* const> examples,
                           std::span<Ballot* const> ballots) const {
  const torch::NoGradGuard no_gradient;
  const auto batch = collate(examples, pretrained_.model->info().pad_id);
  for (auto* ballot : ballots) ballot->label_nll.resize(members_.size());
  for (const auto& shared : batches(members_, *pretrained_.model, batch)) {
    const auto rows = std::ssize(shared.members) * std::ssize(examples);
    const auto input = shared.reader->read(
        {torch::cat(shared.embeddings), torch::cat(shared.masks), shared.layers});
    const auto labels = labels_.repeat({rows, 1});
    const auto nll = input->nll(labels)
                         .to(torch::kFloat64)
                         .view({std::ssize(shared.members), std::ssize(examples), -1});
    const auto* values = nll.data_ptr<double>();
    for (const auto member : shared.members)
      for (auto* ballot : ballots) {
        ballot->label_nll[member].assign(values, values + nll.size(2));
        values += nll.size(2);
      }
  }
}

EnsembleReport Ensemble::report(std::span<const Ballot> ballots,
                                std::span<const Example> examples) const {
  const auto metrics = [&](const auto& choice) {
    std::vector<int> labels;
    std::vector<std::string> texts;
    for (const auto& ballot : ballots) {
      labels.push_back(choice(ballot));
      texts.push_back(task_.verbalizer[static_cast<std::size_t>(labels.back())].text);
    }
    return task_metrics(task_, labels, texts, examples);
  };
  EnsembleReport report{
      task_.metric, metrics([](const Ballot& ballot) { return ballot.vote(); }), {}};
  for (std::size_t i = 0; i < members_.size(); ++i)
    report.singles.push_back(metrics([i](const Ballot& ballot) { return ballot.choice(i); }));
  return report;
}

}  // namespace ptw
