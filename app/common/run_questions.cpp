#include "app/common/run_questions.h"

#include "app/common/content_digest.h"
#include "app/common/demo.h"
#include "app/common/mask_bench.h"
#include "methods/registry.h"
#include "methods/xprompt.h"
#include "model/parallel.h"
#include "training/ensemble.h"
#include "training/split.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

std::string held_out_split(const Task& task) {
  return task.data.contains("test") ? "test" : "dev";
}

std::shared_ptr<const Method> best_of(const RunFolder& run, const Pretrained& pretrained) {
  return load_adapter(run.adapter(), pretrained.model->info());
}

std::vector<double> rows_of(const MaskingFigure& figure, int tokens) {
  constexpr auto width = 1 + RunQuestions::mask_draws;
  std::vector<double> rows(width, figure.full);
  for (std::size_t tenth = 1; tenth < RunQuestions::tenths; ++tenth) {
    auto row = std::vector<double>(rows.end() - width, rows.end());
    for (const auto& point : figure.points)
      if (static_cast<std::size_t>(point.masked) * RunQuestions::tenths <=
          tenth * static_cast<std::size_t>(tokens)) {
        row = {point.negative};
        row.insert(row.end(), point.random.begin(), point.random.end());
      }
    rows.insert(rows.end(), row.begin(), row.end());
  }
  return rows;
}

}  // namespace

RunQuestions::RunQuestions(const std::filesystem::path& kept_in, ModelStore& models,
                           const std::function<bool()>& cancelled)
    : models_(models), cancelled_(cancelled), cache_(kept_in) {}

const std::vector<double>& RunQuestions::votes(const std::vector<RunFolder>& runs) {
  const auto& spec = runs.front().spec();
  const auto task = open_task(task_file(spec.task));
  std::string question = "vote";
  for (const auto& run : runs)
    question += '\n' + question_for(run, run.adapter(), models_, task, {held_out_split(task)});
  return cache_.get(question, 1 + runs.size(), [&]() -> std::vector<double> {
    const auto pretrained = models_.open(runs.front());
    std::vector<std::shared_ptr<const Method>> members;
    for (const auto& run : runs) members.push_back(best_of(run, pretrained));
    const Ensemble ensemble(pretrained, task, members, integer(spec.settings, "max_target_length"));
    const auto examples = task.read(held_out_split(task));
    const auto tokens = tokens_of(examples, *pretrained.tokenizer, runs.front().spec().settings);
    const auto ballots = ensemble.score(tokens, available_processors(), cancelled_);
    if (ballots.empty()) return {};
    const auto report = ensemble.report(ballots, examples);
    std::vector<double> values{report.vote.at(report.metric)};
    for (const auto& single : report.singles) values.push_back(single.at(report.metric));
    return values;
  });
}

const std::vector<double>& RunQuestions::metric_on(const RunFolder& run, const std::string& name) {
  const auto task = open_task(task_file(name));
  const auto question =
      "metric\n" + question_for(run, run.adapter(), models_, task, {held_out_split(task)});
  return cache_.get(question, 1, [&]() -> std::vector<double> {
    const auto pretrained = models_.open(run);
    const auto examples = task.read(held_out_split(task));
    const Scorer scorer(pretrained, task, integer(run.spec().settings, "max_target_length"));
    const auto scores =
        scorer.score(best_of(run, pretrained).get(),
                     tokens_of(examples, *pretrained.tokenizer, run.spec().settings),
                     available_processors(), scorer.asked_by_metric(), cancelled_);
    if (scores.empty()) return {};
    return {scorer.metric(scores, examples)};
  });
}

const std::vector<double>& RunQuestions::masked(const RunFolder& run) {
  const auto& spec = run.spec();
  const auto task = open_task(task_file(spec.task));
  const auto question =
      "masked\n" + question_for(run, run.adapter(), models_, task, {"train", "dev"});
  return cache_.get(question, tenths * (1 + mask_draws), [&]() -> std::vector<double> {
    const auto pretrained = models_.open(run);
    MaskBench bench(pretrained, task, spec.settings, maskable_prompt(*best_of(run, pretrained), 0),
                    run.record().best_step);
    const auto importance =
        picture_of_importance(pretrained, task, spec.settings, bench.prompt(), cancelled_);
    if (importance.examples == 0) return {};
    const auto figure = bench.figure(
        importance.tokens, [](const MaskingFigure&) {}, cancelled_);
    return figure ? rows_of(*figure, bench.prompt().mask.token_count()) : std::vector<double>{};
  });
}

std::vector<std::vector<RatioTrial>> RunQuestions::ratio_trials(const RunFolder& run) const {
  const auto method = best_of(run, models_.open(run));
  const auto* pruned = dynamic_cast<const Xprompt*>(method.get());
  if (!pruned) return {};
  return {pruned->token_trials(), pruned->piece_trials()};
}

}  // namespace ptw
