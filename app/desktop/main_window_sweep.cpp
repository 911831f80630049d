// Sweeps: the dialog that starts one, and the view of what it finds.
#include <QAction>
#include <QTabWidget>

#include "app/desktop/main_window.h"
#include "widgets/sweep_form.h"
#include "widgets/sweep_view.h"

namespace ptw {
namespace {

/// The mean over the runs of the draft.
double meanSteps(const Sweep& draft) {
  constexpr double kUsual = 1000;  // where every method has its own
  for (const auto& [key, values] : draft.over) {
    if (key != "steps") continue;
    double sum = 0;
    for (const auto& value : values) sum += double(std::get<std::int64_t>(value));
    return sum / double(values.size());
  }
  const auto found = draft.base.settings.find("steps");
  return found == draft.base.settings.end() ? kUsual
                                            : double(std::get<std::int64_t>(found->second));
}

}  // namespace

void MainWindow::newSweep() {
  auto* form = new SweepForm(this);
  form->setAttribute(Qt::WA_DeleteOnClose);
  form->setBase(panel_->spec(), models_, tasks_, methodChoices());
  const auto estimate = [this, form] {
    const auto perStep = book_.secondsPerStep();
    form->setSecondsPerRun(perStep * meanSteps(form->draft()) / queue_.atOnce());
  };
  connect(form, &SweepForm::changed, form, estimate);
  connect(form, &SweepForm::startRequested, this, [this](const Sweep& draft) {
    const auto id = newRunId({draft.name, {}, "sweep", {}, {}});
    inspector_.planSweep(draft, runs_folder_ / id.toStdString());
  });
  estimate();
  form->open();
}

void MainWindow::connectSweeps() {
  connect(new_sweep_, &QAction::triggered, this, &MainWindow::newSweep);
  connect(&inspector_, &Inspector::sweepPlanned, this, [this](const std::vector<RunJob>& jobs) {
    enqueue(jobs);
    if (!jobs.empty()) setCurrentRun(jobs.front().id);
    inspector_.readSweeps(runs_folder_);
    center_->setCurrentWidget(sweeps_);
  });
  connect(&inspector_, &Inspector::sweepsRead, this,
          [this](const std::vector<StoredSweep>& stored) {
            QStringList ids, names;
            for (const auto& sweep : stored) {
              ids << QString::fromStdString(sweep.id);
              names << QString::fromStdString(sweep.name);
            }
            sweeps_->setSweeps(ids, names);
          });
  connect(sweeps_, &SweepView::sweepChosen, this, &MainWindow::measureSweep);
  connect(&inspector_, &Inspector::sweepMeasured, sweeps_, &SweepView::showReport);
}

/// What nobody sees is not measured.
void MainWindow::measureSweep() {
  const auto id = sweeps_->chosenSweep();
  if (id.isEmpty()) return sweeps_->clear();
  if (center_->currentWidget() == sweeps_) inspector_.measureSweep(runs_folder_ / id.toStdString());
}

}  // namespace ptw
