#include <iostream>
#include <set>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/subject.h"
#include "app/common/needed_model.h"
#include "files/open_file.h"
#include "methods/registry.h"
#include "report/message.h"
#include "training/ensemble.h"
#include "training/run_folder.h"

namespace ptw::cli {
namespace {

struct Options {
  SubjectOptions subject;
  std::vector<std::string> adapters;
  std::string split = "test";
  bool json = false;
};

/// The adapter itself, or the one that a finished run published.
std::shared_ptr<const Method> open_member(const std::string& path, const ModelInfo& model) {
  if (!RunFolder::is_run(path)) return load_adapter(path, model);
  const auto run = RunFolder::open(path);
  require_model_of(run, model.folder.string());
  const auto adapter = run.adapter();
  if (!is_there(adapter))
    throw Error(PTW_TR("app", "%1 is a run without an adapter yet. Train it to its end."), {path});
  return load_adapter(adapter, model);
}

/// Accuracy, and what decides the task.
std::set<std::string> told_metrics(const EnsembleReport& report) {
  return {"accuracy", report.metric};
}

nlohmann::ordered_json to_json(const EnsembleReport& report, const Options& options) {
  nlohmann::ordered_json document = {{"metric", report.metric}, {"vote", report.vote}};
  for (const auto& metric : told_metrics(report)) document["mean"][metric] = report.mean(metric);
  for (const auto& metric : told_metrics(report)) {
    const auto best = report.best(metric);
    document["best"][metric] = {{"adapter", options.adapters[best]},
                                {"value", report.singles[best].at(metric)}};
  }
  for (std::size_t i = 0; i < report.singles.size(); ++i)
    document["adapters"].push_back(
        {{"adapter", options.adapters[i]}, {"metrics", report.singles[i]}});
  return document;
}

int vote(const Options& options) {
  const auto subject = open_subject(options.subject, true);
  std::vector<std::shared_ptr<const Method>> members;
  for (const auto& adapter : options.adapters)
    members.push_back(open_member(adapter, subject.pretrained.model->info()));
  const Ensemble ensemble(subject.pretrained, *subject.task, members, subject.max_target_length);
  const auto examples = subject.task->read(options.split);
  const auto tokens = tokenize(examples, *subject.pretrained.tokenizer, subject.max_input_length,
                               subject.max_target_length);
  const auto report = ensemble.report(ensemble.score(tokens, subject.threads), examples);
  if (options.json) {
    nlohmann::ordered_json document = {{"model", subject.model_name},
                                       {"task", subject.task->name},
                                       {"split", options.split},
                                       {"examples", examples.size()}};
    document.update(to_json(report, options));
    print_json(document);
    return 0;
  }
  std::cout << subject.task->name << ' ' << options.split << ", " << examples.size()
            << " examples, " << members.size() << " prompts\n";
  for (const auto& metric : told_metrics(report)) {
    const auto best = report.best(metric);
    std::cout << "  " << metric << "\n    vote " << decimals(report.vote.at(metric), 4)
              << "\n    mean " << decimals(report.mean(metric), 4) << "\n    best "
              << decimals(report.singles[best].at(metric), 4) << "  " << options.adapters[best]
              << '\n';
  }
  return 0;
}

}  // namespace

void add_ensemble(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "ensemble", "Let several prompts vote on every example of a classification task");
  const auto options = std::make_shared<Options>();
  command->add_option("--model", options->subject.model, "A Hugging Face model folder, or demo");
  command->add_option("--task", options->subject.task, "A task file, or the name of a demo task");
  command
      ->add_option("--adapter", options->adapters,
                   "An adapter folder, or the folder of a finished run; give it once for each")
      ->required();
  command->add_option("--split", options->split, "train, dev or test")->capture_default_str();
  command
      ->add_option("--max-input-length", options->subject.max_input_length,
                   "Pieces read of each input")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--max-target-length", options->subject.max_target_length,
                   "Pieces of each label's text at most")
      ->check(CLI::PositiveNumber);
  command->add_option("--threads", options->subject.threads, "0 is one per processor")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--json", options->json, "One JSON document");
  command->callback([options, &run] { run = [options] { return vote(*options); }; });
}

}  // namespace ptw::cli
