#include "app/cli/narrator.h"

#include <iostream>

#include "app/cli/output.h"
#include "training/run_json.h"
#include "training/trainer.h"
#include "training/training_settings.h"

namespace ptw::cli {
namespace {

class Narrator : public TrainingObserver {
 public:
  Narrator(bool json, std::int64_t steps) : json_(json), steps_(steps) {}

  void on_status(RunStatus status) override {
    if (json_) print_json({{"event", "status"}, {"status", status_name(status)}});
  }
  void on_wait(const Message& why) override {
    if (json_)
      return print_json({{"event", "status"},
                         {"status", status_name(RunStatus::paused)},
                         {"problem", why.english()}});
    bar_.clear();
    std::cerr << why.english() << std::endl;
  }
  void on_phase(const PhaseStart& phase) override {
    steps_ = phase.last_step;
    if (json_) return print_event("phase", ptw::to_json(phase));
    bar_.clear();
    if (phase.index > 0 || phase.name != "train") std::cout << phase.name << std::endl;
  }
  void on_work(double share) override {
    if (json_) print_json({{"event", "work"}, {"share", share}});
  }
  void on_cost(const RunCost& cost) override {
    if (json_) print_event("cost", ptw::to_json(cost));
  }
  void on_step(const StepPoint& point) override {
    if (json_) return print_event("step", ptw::to_json(point));
    if (first_step_ == 0) first_step_ = point.step, first_seconds_ = point.seconds;
    const auto done = static_cast<double>(std::max<std::int64_t>(point.step - first_step_, 1));
    const auto left =
        (point.seconds - first_seconds_) / done * static_cast<double>(steps_ - point.step);
    bar_.show(point.step, steps_, left, point.loss);
  }
  void on_evaluation(const Evaluation& evaluation) override {
    if (json_) return print_event("evaluation", ptw::to_json(evaluation));
    bar_.clear();
    std::cout << "step " << evaluation.step << "  dev loss " << decimals(evaluation.loss);
    for (const auto& [name, value] : evaluation.metrics)
      std::cout << "  " << name << ' ' << decimals(value);
    std::cout << (evaluation.best ? "  *" : "") << std::endl;
  }
  void on_checkpoint(std::int64_t step) override {
    if (json_) print_json({{"event", "checkpoint"}, {"step", step}});
  }
  void done() { bar_.clear(); }

 private:
  static void print_event(const char* event, const nlohmann::ordered_json& content) {
    nlohmann::ordered_json line = {{"event", event}};
    line.update(content);
    print_json(line);
  }
  bool json_;
  std::int64_t steps_;
  ProgressBar bar_;
  std::int64_t first_step_ = 0;
  double first_seconds_ = 0;
};

void print_end(const RunFolder& run, bool json) {
  const auto record = run.record();
  const auto history = run.history();
  const auto* best = history.evaluation_at(record.best_step);
  if (json) {
    nlohmann::ordered_json end = {{"event", "end"},
                                  {"status", status_name(record.status)},
                                  {"step", record.step},
                                  {"best_step", record.best_step},
                                  {"run", run.path().string()},
                                  {"adapter", run.adapter().string()}};
    if (best) end["best_metrics"] = best->metrics;
    if (best) end["metric"] = best->metric;
    return print_json(end);
  }
  std::cout << status_name(record.status) << " at step " << record.step;
  if (best)
    std::cout << ", best at step " << record.best_step << " with " << best->metric << ' '
              << decimals(best->metrics.at(best->metric));
  std::cout << "\n" << run.path().string() << std::endl;
}

}  // namespace

void go_on(const RunFolder& run, const Pretrained& pretrained, const Task& task,
           RunControl& control, bool json) {
  if (run.record().status != RunStatus::finished) {
    advise();
    Narrator narrator(json, integer(run.spec().settings, "steps"));
    train(run, pretrained, task, control, narrator);
    narrator.done();
  }
  print_end(run, json);
}

}  // namespace ptw::cli
