#include "widgets/sweep_form.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <algorithm>
#include <utility>

#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/mnemonic.h"
#include "widgets/numbers.h"
#include "widgets/sweep_choices.h"
#include "widgets/sweep_row.h"
#include "widgets/sweep_settings.h"
#include "widgets/sweep_values.h"

namespace ptw {
namespace {

constexpr std::int64_t kMostRuns = 10'000;

template <class Choice>
std::vector<SweepChoices::Choice> asChoices(const std::vector<Choice>& from) {
  std::vector<SweepChoices::Choice> choices;
  for (const auto& choice : from) {
    if constexpr (std::is_same_v<decltype(choice.id), std::string>)
      choices.push_back({QString::fromStdString(choice.id), choice.name, choice.description});
    else
      choices.push_back({choice.id, choice.name, choice.description});
  }
  return choices;
}

/// The same with `id` among them, called as its file.
template <class Choice>
std::vector<SweepChoices::Choice> with(const std::vector<Choice>& from, const QString& id) {
  auto choices = asChoices(from);
  const bool known = std::ranges::any_of(choices, [&](const auto& each) { return each.id == id; });
  if (!known && !id.isEmpty()) choices.push_back({id, QFileInfo(id).completeBaseName(), id});
  return choices;
}

void addSwept(std::vector<SweepAxis>& over, const char* key, const SweepChoices& choices) {
  if (!choices.isSwept()) return;
  SweepAxis swept{key, {}};
  for (const auto& id : choices.chosen()) swept.values.emplace_back(id.toStdString());
  over.push_back(std::move(swept));
}

std::vector<SweepChoices::Choice> variantChoices(const std::vector<SweepVariant>& variants) {
  std::vector<SweepChoices::Choice> choices;
  for (const auto& variant : variants) {
    QStringList parts{QString::fromStdString(variant.method)};
    for (const auto& [key, value] : variant.settings)
      parts << QString::fromStdString(key) + " = " + shownText(value);
    const auto name = QString::fromStdString(variant.name);
    choices.push_back({name, translated(variant.name, "figures"), parts.join(", ")});
  }
  return choices;
}

QStringList variantNames(const std::vector<SweepVariant>& variants) {
  QStringList names;
  for (const auto& variant : variants) names << QString::fromStdString(variant.name);
  return names;
}

/// What is chosen, unless it is several.
std::string single(const SweepChoices& choices) {
  const auto chosen = choices.chosen();
  return chosen.size() == 1 ? chosen.front().toStdString() : std::string();
}

}  // namespace

SweepForm::SweepForm(QWidget* parent) : QDialog(parent) {
  build();
  retranslate();
  resize(QSize(640, 680).boundedTo(screen()->availableSize() - QSize(20, 60)));
}

void SweepForm::setBase(const RunSpec& base, std::vector<ModelChoice> models,
                        std::vector<TaskChoice> tasks, std::vector<MethodChoice> methods) {
  methods_ = std::move(methods);
  const auto model = QString::fromStdString(base.model);
  const auto task = QString::fromStdString(base.task);
  model_->setChoices(with(models, model), {model});
  task_->setChoices(with(tasks, task), {task});
  method_->setChoices(asChoices(methods_), {QString::fromStdString(base.method)});
  name_->clear();
  seeds_->setValues({std::int64_t{0}, std::int64_t{1}, std::int64_t{2}});
  showSettings();
  settings_->setValues(base.settings);
}

void SweepForm::setSweep(const Sweep& sweep, std::vector<ModelChoice> models,
                         std::vector<TaskChoice> tasks, std::vector<MethodChoice> methods) {
  sweep_ = sweep;
  methods_ = std::move(methods);
  const auto model = QString::fromStdString(sweep.base.model);
  const auto task = QString::fromStdString(sweep.base.task);
  model_->setChoices(with(models, model), {model});
  task_->setChoices(with(tasks, task), {task});
  if (sweep.variants.empty())
    method_->setChoices(asChoices(methods_), {QString::fromStdString(sweep.base.method)});
  else
    method_->setChoices(variantChoices(sweep.variants), variantNames(sweep.variants));
  name_->setText(QString::fromStdString(sweep.name));
  seeds_->setValues({sweep.seeds.begin(), sweep.seeds.end()});
  showSettings();
  settings_->setValues(sweep.base.settings, sweep.over);
  retranslate();
}

void SweepForm::setSecondsPerRun(double seconds) {
  secondsPerRun_ = seconds;
  refresh();
}

std::vector<const MethodChoice*> SweepForm::chosenMethods() const {
  const auto ids = method_->chosen();
  std::vector<const MethodChoice*> chosen;
  for (const auto& method : methods_)
    if (ids.contains(QString::fromStdString(method.id))) chosen.push_back(&method);
  return chosen;
}

std::vector<SweepVariant> SweepForm::chosenVariants() const {
  const auto names = method_->chosen();
  std::vector<SweepVariant> chosen;
  for (const auto& variant : sweep_.variants)
    if (names.contains(QString::fromStdString(variant.name))) chosen.push_back(variant);
  return chosen;
}

void SweepForm::showSettings() {
  settings_->setSettings(sweep_.variants.empty() ? commonSettings(chosenMethods())
                                                 : commonSettings(chosenVariants(), methods_));
}

Sweep SweepForm::draft() const {
  Sweep draft;
  draft.variants = chosenVariants();
  draft.evaluate_on = sweep_.evaluate_on;
  draft.figure = sweep_.figure;
  const auto name = name_->text().trimmed();
  draft.name = (name.isEmpty() ? defaultName() : name).toStdString();
  const bool compared = !sweep_.variants.empty();
  draft.base = {
      {}, single(*model_), single(*task_), compared ? "" : single(*method_), settings_->single()};
  addSwept(draft.over, "model", *model_);
  addSwept(draft.over, "task", *task_);
  if (compared)
    draft.over.push_back(axis_of(draft.variants));
  else
    addSwept(draft.over, "method", *method_);
  for (auto& swept : settings_->swept()) draft.over.push_back(std::move(swept));
  draft.seeds.clear();
  for (const auto& seed : seeds_->values()) draft.seeds.push_back(std::get<std::int64_t>(seed));
  return draft;
}

std::int64_t SweepForm::runCount() const {
  const bool chosen =
      !model_->chosen().isEmpty() && !task_->chosen().isEmpty() && !method_->chosen().isEmpty();
  if (!chosen || !settings_->isValid() || !seeds_->isValid()) return 0;
  const auto sweep = draft();
  auto count = std::ssize(sweep.seeds);
  for (const auto& [key, values] : sweep.over)
    count = std::min(count, kMostRuns + 1) * std::ssize(values);
  return count;
}

QString SweepForm::defaultName() const {
  QStringList swept;
  for (const auto& [choices, name] :
       {std::pair(model_, tr("Model")), {task_, tr("Task")}, {method_, tr("Method")}})
    if (choices->isSwept()) swept << name;
  swept << settings_->sweptLabels();
  if (swept.isEmpty()) swept << tr("Seeds");
  return task_->isSwept() ? swept.join(", ")
                          : tr("%1 on %2").arg(swept.join(", "), task_->firstName());
}

/// E.g. "24 runs = 4 × 2 × 3 seeds, about 12 min".
QString SweepForm::preview() const {
  const auto count = runCount();
  if (count == 0) return {};
  const QLocale locale;
  const auto sweep = draft();
  QStringList factors;
  for (const auto& [key, values] : sweep.over)
    factors << locale.toString(qulonglong(values.size()));
  const auto seeds = locale.toString(qulonglong(sweep.seeds.size()));
  factors << (sweep.seeds.size() == 1 ? tr("1 seed") : tr("%1 seeds").arg(seeds));
  const auto runs =
      count > kMostRuns ? tr("more than %1").arg(runsText(kMostRuns)) : runsText(count);
  auto text = tr("%1 = %2").arg(runs, factors.join(QString(" × ")));
  if (secondsPerRun_ > 0 && count <= kMostRuns)
    text += tr(", about %1").arg(durationText(secondsPerRun_ * double(count)));
  return text;
}

QString SweepForm::problem() const {
  if (model_->chosen().isEmpty()) return tr("Choose a model.");
  if (task_->chosen().isEmpty()) return tr("Choose a task.");
  if (method_->chosen().isEmpty())
    return sweep_.variants.empty() ? tr("Choose a method.") : tr("Choose what to compare.");
  if (!settings_->isValid() || !seeds_->isValid())
    return tr("A setting above is not acceptable yet; its row says why.");
  if (runCount() > kMostRuns)
    return tr("A sweep has at most %1. Take out values or seeds, or make several sweeps of it.")
        .arg(runsText(kMostRuns));
  return {};
}

void SweepForm::edit() {
  refresh();
  Q_EMIT changed();
}

void SweepForm::showMethods() {
  showSettings();
  edit();
}

void SweepForm::refresh() {
  name_->setPlaceholderText(defaultName());
  preview_->setText(preview());
  problem_->setText(problem());
  problem_->setVisible(!problem_->text().isEmpty());
  start_->setEnabled(problem_->text().isEmpty());
  start_->setAccessibleDescription(problem_->text().isEmpty() ? preview_->text()
                                                              : problem_->text());
}

void SweepForm::start() {
  const auto sweep = draft();
  accept();
  Q_EMIT startRequested(sweep);
}

void SweepForm::nameFields() {
  model_->setTexts(tr("&Model"), tr("The frozen language models; training does not change them."));
  task_->setTexts(tr("&Task"), tr("The examples to learn from, and how an answer is judged."));
  if (sweep_.variants.empty())
    method_->setTexts(tr("M&ethod"),
                      tr("How the soft prompt is made and trained. Where several are chosen, the "
                         "settings that all of them have can be given."));
  else
    method_->setTexts(tr("Compar&ed"),
                      tr("Methods, each with settings of its own. The settings below are for all "
                         "that leave them open."));
  nameLabel_->setText(tr("&Name"));
  name_->setAccessibleName(tr("Name of the sweep"));
  name_->setToolTip(tr("How the sweep is called in the list; empty for the name shown."));
}

void SweepForm::retranslate() {
  setWindowTitle(tr("New sweep"));
  help_->setText(
      tr("Every combination of the values is trained with every seed. Write several values with "
         "commas between them, e.g. 1, 5, 20, 100; tick several models, tasks or methods."));
  settingsTitle_->setText(tr("Settings"));
  start_->setText(tr("&Start"));
  start_->setToolTip(tr("Trains in the background; the runs wait in the queue."));
  cancel_->setText(tr("Cancel"));
  setWhatsThis(
      tr("One experiment instead of many runs: how a result depends on some settings, and how "
         "much of it is noise. The papers report the mean and the standard deviation of three "
         "runs (Lester et al. 2021, section 3)."));
  nameFields();
  colorAsProblem(*problem_, palette());
  refresh();
}

void SweepForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorAsProblem(*problem_, palette());
  QDialog::changeEvent(event);
}

}  // namespace ptw
