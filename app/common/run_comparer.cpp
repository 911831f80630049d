#include "app/common/run_comparer.h"

#include <algorithm>
#include <atomic>
#include <set>

#include "analysis/prompt_distance.h"
#include "app/common/best_adapter.h"
#include "app/common/content_digest.h"
#include "app/common/demo.h"
#include "app/common/sweep_folder.h"
#include "methods/registry.h"
#include "model/parallel.h"
#include "text/evaluation.h"
#include "training/scoring.h"
#include "training/split.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr int kShownPieces = 3000;
constexpr int kNearest = 5;
constexpr int kLookedAt = 40;  // special pieces among them are left out

std::string own_name(const std::string& name, std::set<std::string>& taken) {
  auto own = name;
  for (int number = 2; !taken.insert(own).second; ++number)
    own = name + " (" + std::to_string(number) + ')';
  return own;
}

ComparedRun read_run(const RunFolder& run) {
  auto history = run.history();
  return {run.spec().name,
          run.spec(),
          run.record().status,
          measures_of(run),
          std::move(history.steps),
          std::move(history.evaluations),
          {}};
}

NeighborReport nearest_ordinary(const Vocabulary& vocabulary, const torch::Tensor& prompt,
                                std::int64_t step) {
  auto report = vocabulary.nearest(prompt, prompt, Similarity::cosine, kLookedAt, step);
  for (auto& token : report.tokens) {
    std::erase_if(token.nearest, [](const Neighbor& neighbor) { return neighbor.special; });
    token.nearest.resize(std::min<std::size_t>(token.nearest.size(), kNearest));
  }
  return report;
}

/// Names that mean other files in one run than in another are followed by the hash.
void tell_apart(std::vector<RunSpec>& specs, std::string RunSpec::*name,
                const std::vector<std::string>& hashes) {
  constexpr std::size_t kShownDigits = 12;
  std::map<std::string, std::set<std::string>> meant;
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (!hashes[i].empty()) meant[specs[i].*name].insert(hashes[i]);
  for (std::size_t i = 0; i < specs.size(); ++i)
    if (meant[specs[i].*name].size() > 1 && !hashes[i].empty())
      specs[i].*name += " (SHA-256 " + hashes[i].substr(0, kShownDigits) + "...)";
}

std::vector<ComparedSetting> settings_of(std::span<const fs::path> folders) {
  std::vector<RunSpec> specs;
  std::vector<std::string> weights, tasks;
  for (const auto& folder : folders) {
    const auto run = RunFolder::open(folder);
    const auto contents = run.contents();
    specs.push_back(run.spec());
    weights.push_back(contents.weights);
    tasks.push_back(contents.task);
  }
  tell_apart(specs, &RunSpec::model, weights);
  tell_apart(specs, &RunSpec::task, tasks);
  return compare_settings(specs);
}

/// Why answers to the tasks of two runs are no pairs; nothing where they are.
std::optional<std::string> other_task(const RunFolder& first, const RunFolder& second) {
  const auto one = task_hashes(first), other = task_hashes(second);
  if (one.trained == other.trained && one.today == other.today) return {};
  if (first.spec().task != second.spec().task)
    return PTW_TR("app", "%1 and %2 have different tasks: their answers cannot be paired.");
  return PTW_TR("app",
                "The files of the task have changed between the training of %1 and of %2: their "
                "answers cannot be paired. Train one of them again.");
}

/// An example's answer in the words of the task.
Answer answer_to(const Task& task, const Example& example, const ExampleScore& score) {
  const auto name = [&](int label) {
    return label < 0 ? std::string() : task.verbalizer[static_cast<std::size_t>(label)].label;
  };
  const bool by_text = judges_text(task);
  const auto label = score.predicted_label();
  return {example.typed(), example.label < 0 ? example.target : name(example.label),
          by_text ? score.generated : name(label), is_right(task, label, score.generated, example)};
}

}  // namespace

torch::Tensor RunComparer::prompt(const RunFolder& run) {
  const auto info = models_.open(run).model->info();
  return load_adapter(best_adapter(run), info)->soft_prompt();
}

ComparisonReport RunComparer::compare(std::span<const fs::path> runs) {
  ComparisonReport report;
  std::set<std::string> names;
  std::vector<torch::Tensor> prompts;
  const ComparedRun* drawn = nullptr;  // the first with a prompt: the others are drawn beside it
  std::string drawn_weights;
  std::shared_ptr<const Vocabulary> vocabulary;
  report.runs.reserve(runs.size());
  for (const auto& folder : runs) {
    const auto run = RunFolder::open(folder);
    auto& compared = report.runs.emplace_back(read_run(run));
    compared.name = own_name(compared.name, names);
    prompts.emplace_back();
    try {
      const auto soft = prompt(run);
      if (!soft.defined()) {
        report.gaps.push_back(
            {PTW_TR("app", "%1 has no soft prompt to compare."), {compared.name}});
        continue;
      }
      const auto pieces = models_.vocabulary(run);
      compared.neighbors = nearest_ordinary(*pieces, soft, run.record().best_step);
      if (!drawn) {
        drawn = &compared;
        drawn_weights = weights(run);
        vocabulary = pieces;
      }
      if (drawn_weights == weights(run))
        prompts.back() = soft;
      else
        report.gaps.push_back({PTW_TR("app",
                                      "%1 tunes another model than %2, so its prompt has no "
                                      "place in the same projection."),
                               {compared.name, drawn->name}});
    } catch (const Error& problem) {
      report.gaps.push_back(problem.message());
    }
  }
  report.settings = settings_of(runs);
  if (drawn) report.projection = vocabulary->project(prompts, kShownPieces);
  return report;
}

void RunComparer::compare_prompts(PairReport& pair, const ComparisonReport& report,
                                  const RunFolder& first, const RunFolder& second) {
  const auto& one = report.runs[pair.first];
  const auto& other = report.runs[pair.second];
  if (one.neighbors.tokens.empty() || other.neighbors.tokens.empty()) return;  // said already
  if (weights(first) != weights(second)) {
    pair.gaps.push_back({PTW_TR("app",
                                "%1 and %2 tune different models: their prompts lie in "
                                "different spaces and have no distance."),
                         {one.name, other.name}});
    return;
  }
  pair.prompts = prompt_distance(prompt(first), prompt(second));
  find_shared(*pair.prompts, one.neighbors, other.neighbors);
  if (pair.prompts->tokens.empty())
    pair.gaps.push_back({PTW_TR("app",
                                "The prompts of %1 and %2 have different lengths: only their "
                                "centres have a distance."),
                         {one.name, other.name}});
}

void RunComparer::compare_answers(PairReport& pair, const ComparisonReport& report,
                                  const RunFolder& first, const RunFolder& second,
                                  const GoOn& go_on) {
  if (const auto why = other_task(first, second)) {
    pair.gaps.push_back({*why, {report.runs[pair.first].name, report.runs[pair.second].name}});
    return;
  }
  const auto& one = answers(first.path(), [&](double share) { return go_on(share / 2); });
  if (one.empty()) return;
  const auto& other = answers(second.path(), [&](double share) { return go_on((1 + share) / 2); });
  if (!other.empty()) pair.answers = pair_answers(one, other);
}

std::optional<PairReport> RunComparer::pair(const ComparisonReport& report,
                                            std::span<const fs::path> runs, std::size_t first,
                                            std::size_t second, bool with_answers,
                                            const GoOn& go_on) {
  PairReport pair{first, second, {}, {}, {}};
  std::atomic<bool> given_up = false;
  const auto watched = [&](double share) {
    if (!go_on(share)) given_up = true;
    return !given_up;
  };
  try {
    const auto one = RunFolder::open(runs[first]), other = RunFolder::open(runs[second]);
    compare_prompts(pair, report, one, other);
    if (with_answers) compare_answers(pair, report, one, other, watched);
  } catch (const Error& problem) {
    pair.gaps.push_back(problem.message());
  }
  if (given_up) return {};
  return pair;
}

std::vector<PairReport> RunComparer::all_pairs(const ComparisonReport& report,
                                               std::span<const fs::path> runs, const GoOn& go_on) {
  std::vector<PairReport> pairs;
  const auto count = runs.size() * (runs.size() - 1) / 2;
  for (std::size_t i = 0; i < runs.size(); ++i)
    for (std::size_t j = i + 1; j < runs.size(); ++j) {
      const auto done = static_cast<double>(pairs.size());
      auto two = pair(report, runs, i, j, true, [&](double share) {
        return go_on((done + share) / static_cast<double>(count));
      });
      if (!two) return pairs;
      pairs.push_back(std::move(*two));
    }
  return pairs;
}

const RunComparer::Answers& RunComparer::answers(const fs::path& folder, const GoOn& go_on) {
  const auto run = RunFolder::open(folder);
  const auto adapter = best_adapter(run);
  const auto task = open_task(task_file(run.spec().task));
  auto& kept = kept_[question_for(run, adapter, models_, task, {"dev"})];
  if (kept.empty()) kept = ask(run, adapter, go_on);
  return kept;
}

RunComparer::Answers RunComparer::ask(const RunFolder& run, const fs::path& adapter,
                                      const GoOn& go_on) {
  const auto& settings = run.spec().settings;
  const auto pretrained = models_.open(run);
  const auto task = open_task(task_file(run.spec().task));
  const auto method = load_adapter(adapter, pretrained.model->info());
  const auto examples = task.read("dev");
  const auto tokens = tokens_of(examples, *pretrained.tokenizer, settings);
  const Scorer scorer(pretrained, task, integer(settings, "max_target_length"));
  constexpr std::size_t kBatch = 16;  // as the scorer asks before each
  std::atomic<std::size_t> asked = 0;
  const auto cancelled = [&] {
    const auto done = static_cast<double>(asked++ * kBatch);
    return !go_on(std::min(1.0, done / static_cast<double>(examples.size())));
  };
  const auto scores = scorer.score(method.get(), tokens, available_processors(),
                                   scorer.asked_by_metric(), cancelled);
  Answers answers;
  for (std::size_t i = 0; i < scores.size(); ++i)
    answers.push_back(answer_to(task, examples[i], scores[i]));
  return answers;
}

}  // namespace ptw
