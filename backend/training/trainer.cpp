#include "training/trainer.h"

#include <cmath>

#include "methods/registry.h"
#include "model/checkpoint.h"
#include "model/parallel.h"
#include "model/tensor_heap.h"
#include "report/message.h"
#include "training/batch_gradient.h"
#include "training/cost_meter.h"
#include "training/data_order.h"
#include "training/optimizer.h"
#include "training/patient_writer.h"
#include "training/run_contents.h"
#include "training/run_lock.h"
#include "training/schedule.h"
#include "training/scoring.h"
#include "training/split.h"
#include "training/stopwatch.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

// Streams of random numbers that one seed gives.
enum Stream : std::uint64_t {
  kInitialStream,
  kOrderStream,
  kDropoutStream,
  kUpdateStream,
  kSampleStream,
  kTrialStream
};

class Training {
 public:
  Training(const RunFolder& folder, const RunLock& lock, const Pretrained& pretrained,
           const Task& task, RunControl& control, TrainingObserver& observer)
      : folder_(folder),
        settings_(folder.spec().settings),
        pretrained_(pretrained),
        trained_on_(find_method(folder.spec().method).trains_model
                        ? pretrained.model
                        : computing_in(precision_of(settings_), pretrained.model)),
        task_(task),
        control_(control),
        observer_(observer),
        threads_(static_cast<int>(integer(settings_, "threads"))),
        seed_(static_cast<std::uint64_t>(integer(settings_, "seed"))),
        train_(read("train")),
        dev_(read("dev")),
        scorer_(pretrained, task, integer(settings_, "max_target_length")),
        optimizer_(make_optimizer(settings_)),
        schedule_(settings_),
        order_(batches(kOrderStream)),
        trial_order_(batches(kTrialStream)),
        write_(folder, lock, control, observer, watch_,
               [this](RunStatus status, const std::string& why) { record_status(status, why); }) {
    prepare();
  }

  RunStatus run();

 private:
  RunStatus train_to_end();
  Split read(const std::string& split) const;
  DataOrder batches(Stream stream) const;
  void prepare();
  [[noreturn]] void refuse_state(const char* file) const;
  void begin_phase(std::int64_t index);
  bool train_phase();
  bool work_phase();
  const Phase& phase() const { return phases_[static_cast<std::size_t>(state_.phase)]; }
  std::int64_t steps_in_phase() const { return state_.step - state_.phase_start; }
  std::vector<const TokenizedExample*> next_batch(DataOrder& order) const;
  void update(const std::vector<torch::Tensor>& gradients, double learning_rate);
  void step();
  void evaluate_and_keep();
  [[nodiscard]] std::vector<ExampleScore> dev_scores() const;
  void evaluate();
  void write_checkpoint();
  bool out_of_patience() const;
  void wait_while_paused();
  void record_status(RunStatus status, const std::string& problem = {}) const;
  void set_status(RunStatus status);
  void finish();
  void clip(std::vector<torch::Tensor>& gradients) const;
  void require_finite(double loss, std::int64_t step) const;
  void count_inference();
  Workforce force() const;

  const RunFolder& folder_;
  const Settings& settings_;
  const Pretrained& pretrained_;
  std::shared_ptr<const FrozenModel> trained_on_;  // the same, in the precision of training
  const Task& task_;
  RunControl& control_;
  TrainingObserver& observer_;
  int threads_;
  std::uint64_t seed_;
  Split train_, dev_;
  Scorer scorer_;
  std::unique_ptr<Method> method_;
  std::unique_ptr<Optimizer> optimizer_;
  Schedule schedule_;
  DataOrder order_, trial_order_;
  std::vector<Phase> phases_;
  TrainerState state_;
  Stopwatch watch_{0};
  PatientWriter write_;
  std::int64_t checkpoint_step_ = -1;  // the newest on disk
  std::optional<MetricsLog> log_;
  CostMeter meter_;
};

Split Training::read(const std::string& split) const {
  return read_split(task_, split, *pretrained_.tokenizer, settings_, mix(seed_, kSampleStream));
}

DataOrder Training::batches(Stream stream) const {
  return {train_.tokens.size(), static_cast<std::size_t>(integer(settings_, "batch_size")),
          mix(seed_, stream)};
}

/// Goes back to the newest checkpoint, or begins.
void Training::prepare() {
  const auto& entry = find_method(folder_.spec().method);
  if (auto saved = folder_.newest_state()) {
    state_ = std::move(*saved);
    checkpoint_step_ = state_.step;
    method_ = entry.load(folder_.checkpoint(state_.step), pretrained_.model->info());
    const torch::NoGradGuard no_gradient;
    for (auto& [name, tensor] : method_->parameters()) {
      const auto kept = state_.tensors.extract("parameter." + name);
      if (kept.empty()) continue;
      if (kept.mapped().sizes() != tensor.sizes()) refuse_state("trainer.safetensors");
      tensor.copy_(kept.mapped());
    }
    if (!state_.tensors.empty()) optimizer_->restore(state_.tensors);
  } else {
    std::vector<std::string> labels;
    for (const auto& verbalization : task_.verbalizer) labels.push_back(verbalization.text);
    method_ =
        entry.create({pretrained_, labels, mix(seed_, kInitialStream), train_.examples}, settings_);
    state_.step = -1;
  }
  phases_ = method_->phases();
  if (state_.phase >= std::ssize(phases_)) refuse_state("trainer.json");
  watch_ = Stopwatch(state_.seconds);
}

void Training::refuse_state(const char* file) const {
  throw Error(PTW_TR("training",
                     "%1 does not belong to this run: it was written for another method or other "
                     "settings. Begin a new run."),
              {(folder_.checkpoint(state_.step) / file).string()});
}

RunStatus Training::run() {
  try {
    return train_to_end();
  } catch (const StoppedWithoutRoom&) {
    try {
      record_status(RunStatus::stopped);
    } catch (const NoRoom&) {  // what stands says that the run was cut off
    }
    observer_.on_status(RunStatus::stopped);
    return RunStatus::stopped;
  }
}

RunStatus Training::train_to_end() {
  write_([this] {
    if (folder_.contents().weights.empty())
      folder_.set_contents(contents_of(pretrained_.model->info().folder, task_));
    folder_.rewind(state_.step, state_.phase);
    log_.emplace(folder_);
  });
  set_status(RunStatus::running);
  observer_.on_cost(meter_.cost(*method_));
  if (state_.step < 0) {
    state_.step = 0;
    begin_phase(0);
    evaluate();
    write_checkpoint();
  }
  count_inference();
  while (train_phase()) {
    if (state_.phase + 1 == std::ssize(phases_)) {
      finish();
      return RunStatus::finished;
    }
    begin_phase(state_.phase + 1);
    if (!phase().trains && !work_phase()) break;
  }
  set_status(RunStatus::stopped);
  return RunStatus::stopped;
}

void Training::begin_phase(std::int64_t index) {
  state_.phase = index;
  state_.phase_start = state_.step;
  state_.evaluations_without_best = 0;
  optimizer_ = make_optimizer(settings_);
  PhaseStart start{index, phase().name, state_.step, state_.step};
  for (auto i = static_cast<std::size_t>(index); i < phases_.size(); ++i)
    start.last_step += phases_[i].trains ? integer(settings_, "steps") : 1;
  write_([&] { log_->append(start); });
  observer_.on_phase(start);
}

/// Whether the phase came to its end.
bool Training::train_phase() {
  const auto steps = integer(settings_, "steps");
  const auto every = integer(settings_, "eval_every");
  while (steps_in_phase() < steps && !out_of_patience()) {
    watch_.leave_out([this] { wait_while_paused(); });
    if (control_.stop_requested()) {
      if (checkpoint_step_ != state_.step) write_checkpoint();
      return false;
    }
    state_.seconds = watch_.seconds();
    step();
    meter_.add_step(watch_.seconds() - state_.seconds);
    if (steps_in_phase() % every == 0 || steps_in_phase() == steps) evaluate_and_keep();
  }
  return true;
}

/// The method's own work, which counts as one step and makes another prompt of the best one.
bool Training::work_phase() {
  method_ = find_method(folder_.spec().method)
                .load(folder_.checkpoint(state_.best_step), pretrained_.model->info());
  const auto metric = [this](const Method& candidate) {
    const auto scores =
        scorer_.score(&candidate, dev_.tokens, force().threads, scorer_.asked_by_metric());
    return scorer_.metric(scores, dev_.examples);
  };
  if (!method_->work({pretrained_, train_.tokens, metric, threads_,
                      [this](double share) { observer_.on_work(share); },
                      [this] { return control_.stop_requested(); }}))
    return false;
  ++state_.step;
  state_.best_value = -1;
  begin_phase(state_.phase + 1);
  count_inference();
  evaluate_and_keep();
  return true;
}

void Training::evaluate_and_keep() {
  state_.seconds = watch_.seconds();
  evaluate();
  write_checkpoint();
  observer_.on_cost(meter_.cost(*method_));
}

void Training::clip(std::vector<torch::Tensor>& gradients) const {
  const auto limit = real(settings_, "clip_norm");
  if (limit <= 0) return;
  double square = 0;
  for (const auto& gradient : gradients) square += gradient.square().sum().item<double>();
  const auto norm = std::sqrt(square);
  if (norm > limit)
    for (auto& gradient : gradients) gradient *= limit / norm;
}

void Training::require_finite(double loss, std::int64_t step) const {
  if (std::isfinite(loss)) return;
  throw Error(PTW_TR("training",
                     "%1: the loss is no longer a number at step %2. Lower the learning "
                     "rate or clip the gradients; all checkpoints up to here stand."),
              {folder_.path().string(), std::to_string(step)});
}

std::vector<const TokenizedExample*> Training::next_batch(DataOrder& order) const {
  std::vector<const TokenizedExample*> examples;
  for (const auto index : order.batch(state_.step + 1)) examples.push_back(&train_.tokens[index]);
  return examples;
}

void Training::update(const std::vector<torch::Tensor>& gradients, double learning_rate) {
  std::vector<const TokenizedExample*> trial;
  const auto loss = [&](const Method& candidate) {
    const torch::NoGradGuard no_gradient;
    if (trial.empty()) trial = next_batch(trial_order_);
    return batch_loss(*trained_on_, candidate, trial, force());
  };
  const auto seed = mix(mix(seed_, kUpdateStream), static_cast<std::uint64_t>(state_.step));
  if (!method_->update({gradients, loss, *trained_on_, seed}))
    optimizer_->step(method_->parameters(), gradients, learning_rate, force().threads);
}

void Training::step() {
  StepPoint point;
  const auto examples = next_batch(order_);
  auto [loss, gradients] =
      batch_gradient(*trained_on_, *method_, examples, force(), real(settings_, "dropout"),
                     {mix(seed_, kDropoutStream), state_.step});
  point.loss = loss;
  point.step = state_.step + 1;
  point.learning_rate = schedule_.learning_rate(steps_in_phase() + 1);
  point.seconds = state_.seconds;
  require_finite(point.loss, point.step);
  clip(gradients);
  update(gradients, point.learning_rate);
  state_.step = point.step;
  write_([&] { log_->append(point); });
  observer_.on_step(point);
}

/// Memory holds what steps need or what scoring needs, not both: scoring reads weights from their
/// files of which steps have copies.
std::vector<ExampleScore> Training::dev_scores() const {
  give_freed_memory_back();
  auto scores = scorer_.score(method_.get(), dev_.tokens, force().threads);
  if (trained_on_ != pretrained_.model) pretrained_.model->checkpoint().let_pages_go();
  return scores;
}

void Training::evaluate() {
  const auto scores = dev_scores();
  auto evaluation = scorer_.evaluate(scores, dev_.examples);
  const auto value = evaluation.metrics.at(evaluation.metric);
  require_finite(evaluation.loss, state_.step);
  evaluation.step = state_.step;
  evaluation.seconds = state_.seconds;
  evaluation.best = value > state_.best_value;
  if (evaluation.best) {
    state_.best_value = value;
    state_.best_step = state_.step;
    state_.evaluations_without_best = 0;
  } else {
    ++state_.evaluations_without_best;
  }
  write_([&] { log_->append(evaluation); });
  observer_.on_evaluation(evaluation);
}

void Training::write_checkpoint() {
  state_.tensors = optimizer_->state();
  for (const auto& [name, tensor] : method_->parameters())
    state_.tensors["parameter." + name] = tensor;
  write_([this] {
    log_->sync();
    folder_.write_checkpoint(state_, *method_, *pretrained_.model, dev_.tokens);
  });
  checkpoint_step_ = state_.step;
  observer_.on_checkpoint(state_.step);
}

Workforce Training::force() const {
  const auto allowed = control_.allowed_threads();
  return {threads_, allowed > 0 ? std::min(allowed, threads_) : threads_};
}

bool Training::out_of_patience() const {
  const auto patience = integer(settings_, "patience");
  return patience > 0 && state_.evaluations_without_best >= patience;
}

void Training::wait_while_paused() {
  if (!control_.pause_requested()) return;
  set_status(RunStatus::paused);
  control_.wait_while_paused();
  if (!control_.stop_requested()) set_status(RunStatus::running);
}

void Training::finish() {
  const auto& info = pretrained_.model->info();
  const auto best =
      find_method(folder_.spec().method).load(folder_.checkpoint(state_.best_step), info);
  best->settle();
  write_([&] { folder_.publish(*best, info); });
  set_status(RunStatus::finished);
}

void Training::record_status(RunStatus status, const std::string& problem) const {
  folder_.set_record({status, std::max<std::int64_t>(state_.step, 0), state_.best_step, problem,
                      meter_.cost(*method_)});
}

void Training::set_status(RunStatus status) {
  write_([&] { record_status(status); });
  observer_.on_status(status);
}

void Training::count_inference() {
  meter_.count_inference(*method_, *pretrained_.model, dev_.tokens);
}

struct MemoryReturn {
  ~MemoryReturn() { give_freed_memory_back(); }
};

/// Sets down why training failed, where that is still possible.
void keep_problem(const RunFolder& folder, const RunLock& lock, const std::exception& problem) try {
  if (!lock.is_in_place()) return;
  auto record = folder.record();
  record.status = RunStatus::failed;
  record.problem = first_line(problem);
  folder.set_record(record);
} catch (const std::exception&) {  // a full disk: the first problem is the one to tell
}

}  // namespace

RunStatus train(const RunFolder& folder, const Pretrained& pretrained, const Task& task,
                RunControl& control, TrainingObserver& observer) {
  use_one_thread_per_operator();
  const RunLock lock(folder.path());
  const MemoryReturn at_the_end;
  try {
    observer.on_status(RunStatus::loading);
    return Training(folder, lock, pretrained, task, control, observer).run();
  } catch (const std::exception& problem) {
    keep_problem(folder, lock, problem);
    throw;
  }
}

}  // namespace ptw
