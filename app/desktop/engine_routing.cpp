// The engine's answers about mixtures of prompts.
#include <algorithm>

#include "app/common/demo.h"
#include "app/desktop/engine_store.h"
#include "files/open_file.h"
#include "methods/mixture.h"
#include "methods/registry.h"
#include "model/parallel.h"
#include "report/message.h"
#include "training/run_contents.h"
#include "training/scoring.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

bool is_routed(const std::filesystem::path& checkpoint) {
  return is_there(checkpoint / "routing.safetensors");
}

/// The examples of a record are known by their places in the data, and their labels by numbers:
/// the task must be what it was.
void require_same_task(const RunFolder& run, const Task& task, const std::vector<Example>& dev,
                       const std::vector<RoutedExample>& examples) {
  const auto was = run.contents().task;
  const bool same = (was.empty() || was == task_hash(task)) &&
                    std::ranges::equal(dev, examples, {}, &Example::label, &RoutedExample::label);
  if (!same)
    throw Error(PTW_TR("app",
                       "%1 was trained when the task %2 had other examples or classes. Put its "
                       "files back as they were, or train again."),
                {run.path().string(), task.file.string()});
}

/// A record says for each of the prompts how probable it is.
void require_prompts(const RunFolder& run, int prompts,
                     const std::vector<RoutedExample>& examples) {
  if (!examples.empty() && std::ssize(examples.front().probabilities) != prompts)
    throw Error(PTW_TR("app",
                       "%1 is damaged: its checkpoints have different numbers of prompts. Train it "
                       "again."),
                {run.path().string()});
}

std::vector<double> shares_of(const std::vector<RoutedExample>& examples) {
  std::vector<double> shares(examples.front().probabilities.size());
  for (const auto& example : examples)
    shares.at(static_cast<std::size_t>(example.prompt)) +=
        1.0 / static_cast<double>(std::ssize(examples));
  return shares;
}

}  // namespace

RoutingReport Engine::routing(const PromptAt& prompt) {
  const auto run = RunFolder::open(prompt.run);
  const auto checkpoint = run.checkpoint(prompt.step);
  RoutingReport report;
  report.step = prompt.step;
  if (!is_routed(checkpoint)) return report;
  const auto task = open_task(task_file(run.spec().task));
  const auto info = store_->models.open(run).model->info();
  const auto method = load_adapter(checkpoint, info);
  const auto* mixture = dynamic_cast<const Mixture*>(method.get());
  if (!mixture) throw Error(PTW_TR("app", "This run has one prompt only: nothing is routed."));
  report.examples = read_routing(checkpoint);
  report.prompts = static_cast<int>(mixture->prompt_count());
  report.prompt_length = static_cast<int>(method->soft_prompt().size(0)) / report.prompts;
  for (const auto& verbalization : task.verbalizer) report.labels.push_back(verbalization.label);
  const auto dev = task.read("dev");
  require_same_task(run, task, dev, report.examples);
  for (std::size_t i = 0; i < dev.size(); ++i) report.examples[i].input = dev[i].typed();
  require_prompts(run, report.prompts, report.examples);
  return report;
}

RoutingHistory Engine::routing_history(const std::filesystem::path& folder) {
  const auto run = RunFolder::open(folder);
  RoutingHistory history;
  for (const auto step : run.checkpoints()) {
    if (!is_routed(run.checkpoint(step))) continue;
    const auto examples = read_routing(run.checkpoint(step));
    if (examples.empty()) continue;
    if (history.steps.empty())
      history.prompts = static_cast<int>(examples.front().probabilities.size());
    require_prompts(run, history.prompts, examples);
    history.steps.push_back(step);
    history.shares.push_back(shares_of(examples));
  }
  return history;
}

RoutedAnswer Engine::route(const PromptAt& prompt, const std::string& typed) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto& settings = run.spec().settings;
  const auto pretrained = store_->models.open(run);
  const auto task = open_task(task_file(run.spec().task));
  const auto method = load_adapter(run.checkpoint(prompt.step), pretrained.model->info());
  const auto* mixture = dynamic_cast<const Mixture*>(method.get());
  if (!mixture) throw Error(PTW_TR("app", "This run has one prompt only: nothing is routed."));

  RoutedAnswer answer;
  answer.input = typed;
  answer.step = prompt.step;
  TokenizedExample example;
  example.input = encode_up_to(*pretrained.tokenizer, task.format_input(typed),
                               integer(settings, "max_input_length"), &answer.truncated);
  const std::span one(&example, 1);
  const auto row = route_all(*mixture, *pretrained.model, one).contiguous();
  answer.probabilities.assign(row.data_ptr<float>(), row.data_ptr<float>() + row.numel());
  answer.prompt = static_cast<int>(row.argmax().item<std::int64_t>());
  const Scorer scorer(pretrained, task, integer(settings, "max_target_length"));
  for (std::int64_t i = 0; i < mixture->prompt_count(); ++i)
    answer.answers.push_back(scorer.describe(scorer.score(mixture->only(i).get(), one, 1).front()));
  return answer;
}

}  // namespace ptw
