#include "app/desktop/run_book.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/messages.h"

namespace ptw {
namespace {

/// Null when there is no such method.
const MethodDescription* methodCalled(const std::string& name) {
  static const auto methods = known_methods();
  const auto found = std::ranges::find(methods, name, &MethodDescription::name);
  return found == methods.end() ? nullptr : &*found;
}

QString methodTitle(const std::string& name) {
  const auto* method = methodCalled(name);
  return method ? translated(method->title, "methods") : QString::fromStdString(name);
}

/// Every setting as key=value, those that the run does not name by their defaults.
QStringList settingsOf(const RunSpec& spec) {
  auto settings = spec.settings;
  if (const auto* method = methodCalled(spec.method))
    for (const auto& setting : method->settings)
      settings.try_emplace(setting.key, setting.default_value);
  QStringList texts{"method=" + QString::fromStdString(spec.method)};
  for (const auto& [key, value] : settings)
    texts << QString::fromStdString(key + '=' + to_text(value));
  return texts;
}

/// A demo task's name, or the file's without folder and ending.
QString shortName(const std::string& path) {
  return QFileInfo(QString::fromStdString(path)).completeBaseName();
}

std::int64_t stepsOf(const RunSpec& spec) {
  const auto found = spec.settings.find("steps");
  return found == spec.settings.end() ? 0 : std::get<std::int64_t>(found->second);
}

/// Whether a share measured on `n` examples lies above `chance` by more than two standard errors.
bool isAbove(double share, double chance, std::int64_t n) {
  return share > chance + 2 * std::sqrt(chance * (1 - chance) / static_cast<double>(n));
}

/// The phase's name in the present language; empty for runs of one phase.
QString shownPhase(const PhaseStart& phase) {
  return phase.name == "train" ? QString() : translated(phase.name, "training");
}

}  // namespace

void RunBook::add(const RunJob& job) {
  KnownRun run;
  run.job = job;
  run.row.id = job.id;
  run.row.name = QString::fromStdString(job.spec.name);
  run.row.method = methodTitle(job.spec.method);
  run.row.task = shortName(job.spec.task);
  run.row.model = shortName(job.spec.model);
  run.row.settings = settingsOf(job.spec);
  run.row.steps = stepsOf(job.spec);
  run.row.loss = std::numeric_limits<double>::quiet_NaN();
  runs_[job.id] = std::move(run);
}

void RunBook::add(const StoredRun& stored) {
  const auto id = QString::fromStdString(stored.id);
  add({id, stored.folder, stored.spec});
  auto& run = runs_.at(id);
  for (const auto& evaluation : stored.evaluations) take(run, evaluation);
  for (const auto& phase : stored.phases) take(run, phase);
  if (!stored.steps.empty()) take(run, stored.steps.back());
  run.checkpoints = stored.checkpoints;
  run.row.status = stored.status;
  run.row.step = stored.step;
  run.row.cost = stored.cost;
  run.row.unreadable = !stored.damage.pattern.empty();
  run.row.elsewhere = stored.elsewhere;
  run.problem = run.row.unreadable ? stored.damage : Message{stored.problem, {}};
  run.row.problem = translated(run.problem, "training");
  if (!stored.elsewhere) run.row.secondsLeft = -1;
  run.evaluations = stored.evaluations.size();
  setNotes(id, stored.notes);
}

void RunBook::setNotes(const QString& id, const RunNotes& notes) {
  auto* run = find(id);
  if (!run) return;
  run->row.tags.clear();
  for (const auto& tag : notes.tags) run->row.tags << QString::fromStdString(tag);
  run->row.note = QString::fromStdString(notes.note);
}

void RunBook::apply(const QString& id, const RunUpdate& update) {
  auto* run = find(id);
  if (!run) return;
  for (const auto& phase : update.phases) take(*run, phase);
  if (update.work) run->row.work = *update.work;
  for (const auto& point : update.steps) take(*run, point);
  for (const auto& evaluation : update.evaluations) take(*run, evaluation);
  run->evaluations += update.evaluations.size();
  for (const auto step : update.checkpoints)
    if (run->checkpoints.empty() || run->checkpoints.back() < step)
      run->checkpoints.push_back(step);
  if (update.cost) run->row.cost = *update.cost;
  if (update.status) run->row.status = *update.status;
  if (update.status) run->problem = {};
  if (update.problem) run->problem = *update.problem;
  run->row.problem = translated(run->problem, "training");
  if (run->row.status != RunStatus::running) run->row.secondsLeft = -1;
}

std::vector<RunJob> RunBook::jobs() const {
  std::vector<RunJob> all;
  for (const auto& [id, run] : runs_) all.push_back(run.job);
  return all;
}

KnownRun* RunBook::find(const QString& id) {
  const auto found = runs_.find(id);
  return found == runs_.end() ? nullptr : &found->second;
}

void RunBook::take(KnownRun& run, const PhaseStart& phase) {
  std::erase_if(run.phases, [&](const PhaseStart& known) { return known.index >= phase.index; });
  run.phases.push_back(phase);
  run.row.phase = shownPhase(phase);
  run.row.steps = phase.last_step;
  run.row.work = -1;
}

void RunBook::take(KnownRun& run, const StepPoint& point) {
  auto& row = run.row;
  row.step = point.step;
  row.loss = point.loss;
  row.secondsElapsed = point.seconds;
  if (point.step > 0)
    row.secondsLeft = point.seconds / static_cast<double>(point.step) *
                      static_cast<double>(row.steps - point.step);
}

void RunBook::take(KnownRun& run, const Evaluation& evaluation) {
  const auto value = evaluation.metrics.at(evaluation.metric);
  run.row.metric = QString::fromStdString(evaluation.metric);
  run.row.metricValue = value;
  if (evaluation.best || run.best.examples == 0) {
    run.best = evaluation;
    run.row.bestValue = value;
  }
}

QString RunBook::experience(const QString& task) const {
  const KnownRun* closest = nullptr;
  for (const auto& [id, run] : runs_) {
    if (run.row.status != RunStatus::finished ||
        QString::fromStdString(run.job.spec.task) != task || run.best.majority <= 0)
      continue;
    if (isAbove(run.row.bestValue, run.best.majority, run.best.examples)) return {};
    if (!closest || run.row.bestValue > closest->row.bestValue) closest = &run;
  }
  if (!closest) return {};
  return QCoreApplication::translate(
             "ptw::RunBook",
             "No run has learned this task so far: the best, \"%1\", reached %2 on the dev split, "
             "and always giving the most frequent label reaches %3.")
      .arg(closest->row.name, QLocale().toString(closest->row.bestValue, 'f', 3),
           QLocale().toString(closest->best.majority, 'f', 3));
}

double RunBook::secondsPerStep() const {
  for (auto run = runs_.rbegin(); run != runs_.rend(); ++run)
    if (run->second.row.cost.seconds_per_step > 0) return run->second.row.cost.seconds_per_step;
  return 0;
}

void RunBook::retranslate() {
  for (auto& [id, run] : runs_) {
    run.row.method = methodTitle(run.job.spec.method);
    if (!run.phases.empty()) run.row.phase = shownPhase(run.phases.back());
    run.row.problem = translated(run.problem, "training");
  }
}

}  // namespace ptw
